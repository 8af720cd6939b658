package org.rollbook.command.gradebook;

import static org.rollbook.command.index.FactNames.ANCESTOR_IDS;
import static org.rollbook.command.index.FactNames.BEGIN;
import static org.rollbook.command.index.FactNames.CHILD_IDS;
import static org.rollbook.command.index.FactNames.COURSE_ID;
import static org.rollbook.command.index.FactNames.END;
import static org.rollbook.command.index.FactNames.SCHOOL_ID;
import static org.rollbook.command.index.FactNames.SCHOOL_IDS;
import static org.rollbook.command.index.FactNames.TERM_IDS;
import static org.rollbook.command.index.FactNames.TYPE;
import static org.rollbook.messages.roster.RosterKind.ACADEMIC_SESSION;
import static org.rollbook.messages.roster.RosterKind.CLASS;
import static org.rollbook.messages.roster.RosterKind.COURSE;
import static org.rollbook.messages.roster.RosterKind.ORG;
import static org.rollbook.messages.roster.RosterKind.USER;

import java.util.Map;
import org.rollbook.command.index.FactsInMemory;

/**
 * A small school: the class {@code algebra} in the fall term (17 August to 19 December 2026, with two grading periods
 * that meet on 20 October) of the year 2026-27, with the students {@code ada} and {@code ben}; the class {@code yoga}
 * of another school in spring; {@code cy} is a student, but not of algebra.
 */
final class School {
    static FactsInMemory facts() {
        return new FactsInMemory()
                .record(ORG, "north", Map.of(SCHOOL_IDS, "north"))
                .record(ORG, "south", Map.of(SCHOOL_IDS, "south"))
                .record(ACADEMIC_SESSION, "year", session("schoolYear", "2026-08-17", "2027-06-12", "", "fall spring"))
                .record(ACADEMIC_SESSION, "fall", session("term", "2026-08-17", "2026-12-19", "year", "q1 q2"))
                .record(ACADEMIC_SESSION, "q1", session("gradingPeriod", "2026-08-17", "2026-10-20", "fall year", ""))
                .record(ACADEMIC_SESSION, "q2", session("gradingPeriod", "2026-10-20", "2026-12-19", "fall year", ""))
                .record(ACADEMIC_SESSION, "spring", session("term", "2027-01-11", "2027-06-12", "year", ""))
                .record(COURSE, "co-algebra", Map.of(SCHOOL_IDS, "north"))
                .record(COURSE, "co-yoga", Map.of(SCHOOL_IDS, "south"))
                .record(CLASS, "algebra", Map.of(SCHOOL_ID, "north", COURSE_ID, "co-algebra", TERM_IDS, "fall"))
                .record(CLASS, "yoga", Map.of(SCHOOL_ID, "south", COURSE_ID, "co-yoga", TERM_IDS, "spring"))
                .record(CLASS, "gone", false, Map.of(SCHOOL_ID, "north", TERM_IDS, "fall"))
                .record(CLASS, "club", Map.of(SCHOOL_ID, "north"))
                .record(USER, "ada", Map.of(SCHOOL_IDS, "north"))
                .record(USER, "ben", Map.of(SCHOOL_IDS, "north"))
                .record(USER, "cy", Map.of(SCHOOL_IDS, "north"))
                .record(USER, "dan", Map.of(SCHOOL_IDS, "south"))
                .enroll("algebra", "ada")
                .enroll("algebra", "ben")
                .enroll("yoga", "dan")
                .claim(Claims.CATEGORY, "homework", "category:homework")
                .claim(Claims.CATEGORY, "tests", "category:tests");
    }

    private static Map<String, String> session(
            String type, String begin, String end, String ancestors, String children) {
        return Map.of(
                TYPE,
                type,
                BEGIN,
                begin,
                END,
                end,
                ANCESTOR_IDS,
                ancestors,
                CHILD_IDS,
                children,
                SCHOOL_IDS,
                "north south");
    }

    private School() {}
}
