package org.rollbook.command.gradebook;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.rollbook.messages.gradebook.AssignLineItem;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Version;

/** Commands about the line item {@code li} of the class algebra, changed part by part. */
record Assignments(
        String title,
        String assign,
        String due,
        String classId,
        String schoolId,
        String category,
        String period,
        String session,
        String scale,
        BigDecimal min,
        BigDecimal max,
        Submitter by) {
    static final Submitter LENIENT = new Submitter("con-1", Version.V1P2, Profile.LENIENT, null);
    static final Submitter STRICT = new Submitter("con-1", Version.V1P2, Profile.STRICT, null);
    static final Submitter OLD = new Submitter("con-1", Version.V1P1, Profile.LENIENT, null);
    static final Submitter OTHER = new Submitter("con-2", Version.V1P2, Profile.LENIENT, null);
    static final Submitter SIS = new Submitter(Submitter.SIS, Version.V1P2, Profile.LENIENT, null);
    static final Submitter SOUTH = new Submitter("con-1", Version.V1P2, Profile.LENIENT, Set.of("south"));

    static Assignments homework() {
        return new Assignments(
                "Homework 1",
                "2026-09-14T00:00:00Z",
                "2026-09-18T21:59:59Z",
                "algebra",
                null,
                "homework",
                null,
                null,
                null,
                BigDecimal.ZERO,
                new BigDecimal(100),
                LENIENT);
    }

    Assignments titled(String other) {
        return new Assignments(other, assign, due, classId, schoolId, category, period, session, scale, min, max, by);
    }

    Assignments from(String day) {
        return new Assignments(title, at(day), due, classId, schoolId, category, period, session, scale, min, max, by);
    }

    Assignments due(String day) {
        return new Assignments(
                title,
                assign,
                day == null ? null : at(day),
                classId,
                schoolId,
                category,
                period,
                session,
                scale,
                min,
                max,
                by);
    }

    Assignments of(String other) {
        return new Assignments(title, assign, due, other, schoolId, category, period, session, scale, min, max, by);
    }

    Assignments at(String school, String period, String session) {
        return new Assignments(title, assign, due, classId, school, category, period, session, scale, min, max, by);
    }

    Assignments in(String other) {
        return new Assignments(title, assign, due, classId, schoolId, other, period, session, scale, min, max, by);
    }

    Assignments scaled(String other) {
        return new Assignments(title, assign, due, classId, schoolId, category, period, session, other, min, max, by);
    }

    Assignments range(String low, String high) {
        return new Assignments(
                title,
                assign,
                due,
                classId,
                schoolId,
                category,
                period,
                session,
                scale,
                new BigDecimal(low),
                new BigDecimal(high),
                by);
    }

    Assignments by(Submitter other) {
        return new Assignments(
                title, assign, due, classId, schoolId, category, period, session, scale, min, max, other);
    }

    AssignLineItem command() {
        return new AssignLineItem(
                "line-item:li",
                "li",
                title,
                null,
                Instant.parse(assign),
                due == null ? null : Instant.parse(due),
                classId,
                schoolId,
                category,
                period,
                session,
                scale,
                min,
                max,
                List.of(),
                null,
                by,
                List.of());
    }

    /** The event of an accepted command whose dates lie in the first grading period. */
    LineItemAssigned event() {
        return new LineItemAssigned(
                "li",
                title,
                null,
                Instant.parse(assign),
                Instant.parse(due == null ? assign : due),
                classId,
                "north",
                category == null ? "uncategorized" : category,
                period == null ? "q1" : period,
                session,
                scale,
                min,
                max,
                List.of(),
                null,
                by.owner(),
                by.strict() ? true : null,
                null);
    }

    private static String at(String day) {
        return day.contains("T") ? day : day + "T00:00:00Z";
    }
}
