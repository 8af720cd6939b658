package org.rollbook.command.gradebook;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.roster.RosterKind;

/** The tree of academic sessions, of which only what is asked for is looked up. */
record Sessions(Facts facts) {
    /** More levels than a school year has; a tree that bites its tail ends here. */
    private static final int DEPTH = 8;

    List<Session> all(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : facts.roster(RosterKind.ACADEMIC_SESSION, ids).values().stream()
                        .map(Session::of)
                        .sorted(Comparator.comparing(Session::begin).thenComparing(Session::id))
                        .toList();
    }

    Optional<Session> one(String id) {
        return all(List.of(id)).stream().findFirst();
    }

    /**
     * Rule R6: the grading period on or below one of the terms in which the day falls; where the terms have none, the
     * term itself. A day on which one period ends and the next begins belongs to the next.
     */
    Optional<Session> periodOf(LocalDate day, List<Session> terms, Profile profile) {
        List<Session> level = around(day, terms, profile);
        Optional<Session> term = last(level);
        for (int depth = 0; depth < DEPTH && !level.isEmpty(); depth++) {
            Optional<Session> period =
                    last(level.stream().filter(Session::isGradingPeriod).toList());
            if (period.isPresent()) {
                return period;
            }
            level = around(day, all(children(level)), profile);
        }
        return term;
    }

    private static List<Session> around(LocalDate day, List<Session> sessions, Profile profile) {
        return sessions.stream()
                .filter(session -> session.contains(day, profile))
                .toList();
    }

    private static List<String> children(List<Session> sessions) {
        return sessions.stream()
                .flatMap(session -> session.children().stream())
                .distinct()
                .toList();
    }

    private static Optional<Session> last(List<Session> sorted) {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.getLast());
    }

    /** The sessions and all above them. */
    Set<String> withAncestors(Collection<String> ids) {
        Set<String> found = new HashSet<>(ids);
        all(ids).forEach(session -> found.addAll(session.ancestors()));
        return found;
    }
}
