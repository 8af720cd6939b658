package org.rollbook.command.gradebook;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.WarningCode;
import org.rollbook.messages.oneroster.Profile;

/**
 * Rule R2: assign and due date fall into a term of the class, by their calendar dates in UTC. Work may be given in one
 * term and due in another.
 */
record DatesFallInsideTerm(Instant assignDate, Instant dueDate, List<Session> terms, Profile profile) implements Rule {
    @Override
    public void check(Notes notes) {
        if (terms.isEmpty()) {
            notes.add(WarningCode.TERMS_UNKNOWN);
            return;
        }
        check("assignDate", day(assignDate));
        check("dueDate", day(dueDate));
    }

    private void check(String field, LocalDate day) {
        if (terms.stream().noneMatch(term -> term.contains(day, profile))) {
            Session nearest = Collections.min(terms, Comparator.comparingLong(term -> distance(term, day)));
            throw new Refused(RefusalCode.DATE_OUTSIDE_TERM, field, day, nearest.begin(), nearest.lastDay(profile));
        }
    }

    private long distance(Session term, LocalDate day) {
        return Math.max(
                ChronoUnit.DAYS.between(day, term.begin()), ChronoUnit.DAYS.between(term.lastDay(profile), day));
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
