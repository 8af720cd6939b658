package org.rollbook.command.gradebook;

import static org.rollbook.command.index.FactNames.ANCESTOR_IDS;
import static org.rollbook.command.index.FactNames.BEGIN;
import static org.rollbook.command.index.FactNames.CHILD_IDS;
import static org.rollbook.command.index.FactNames.END;
import static org.rollbook.command.index.FactNames.SCHOOL_IDS;
import static org.rollbook.command.index.FactNames.TYPE;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.rollbook.command.index.Facts.RosterFact;
import org.rollbook.messages.oneroster.Profile;

/**
 * An academic session as the rules see it.
 *
 * @param end the first day after it
 */
record Session(
        String id,
        String type,
        LocalDate begin,
        LocalDate end,
        List<String> ancestors,
        List<String> children,
        Set<String> schools) {
    private static final String GRADING_PERIOD = "gradingPeriod";

    static Session of(RosterFact fact) {
        return new Session(
                fact.id(),
                fact.text(TYPE).orElse(""),
                fact.date(BEGIN).orElse(LocalDate.MIN),
                fact.date(END).orElse(LocalDate.MAX),
                fact.ids(ANCESTOR_IDS),
                fact.ids(CHILD_IDS),
                Set.copyOf(fact.ids(SCHOOL_IDS)));
    }

    boolean isGradingPeriod() {
        return type.equals(GRADING_PERIOD);
    }

    /** Rule R2: the lenient profile counts the end date itself, as people do; the standard does not. */
    LocalDate lastDay(Profile profile) {
        return profile == Profile.STRICT ? end.minusDays(1) : end;
    }

    boolean contains(LocalDate day, Profile profile) {
        return !day.isBefore(begin) && !day.isAfter(lastDay(profile));
    }
}
