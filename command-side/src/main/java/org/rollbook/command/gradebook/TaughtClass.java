package org.rollbook.command.gradebook;

import static org.rollbook.command.index.FactNames.COURSE_ID;
import static org.rollbook.command.index.FactNames.SCHOOL_ID;
import static org.rollbook.command.index.FactNames.TERM_IDS;

import java.util.List;
import java.util.Optional;
import org.rollbook.command.index.Facts;
import org.rollbook.command.index.Facts.RosterFact;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.roster.RosterKind;

/** A class as the rules see it. */
record TaughtClass(String id, String schoolId, Optional<String> courseId, List<Session> terms) {

    /** Rule R16: a class that is not there and one outside the connection's schools look the same. */
    static TaughtClass visible(String classId, Submitter by, Facts facts) {
        return Optional.ofNullable(
                        facts.roster(RosterKind.CLASS, List.of(classId)).get(classId))
                .filter(RosterFact::active)
                .map(fact -> of(fact, facts))
                .filter(found -> by.sees(found.schoolId()))
                .orElseThrow(() -> new Refused(RefusalCode.CLASS_UNKNOWN, classId));
    }

    private static TaughtClass of(RosterFact fact, Facts facts) {
        return new TaughtClass(
                fact.id(),
                fact.text(SCHOOL_ID).orElse(""),
                fact.text(COURSE_ID),
                new Sessions(facts).all(fact.ids(TERM_IDS)));
    }
}
