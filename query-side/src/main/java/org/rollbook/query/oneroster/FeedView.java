package org.rollbook.query.oneroster;

import static org.rollbook.messages.connection.Function.ASSESSMENTS_SYNC;
import static org.rollbook.messages.connection.Function.GRADE_BOOK_SYNC;
import static org.rollbook.messages.connection.Function.ROSTER_SYNC;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.FindChanges;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.connection.applications.ConnectionHistory.Phase;
import org.rollbook.query.readmodel.Form;
import org.rollbook.query.readmodel.Scope;

/** Who follows a feed, with everything that the connection has been. */
record FeedView(FindChanges question, List<Phase> phases) {
    /** Phases in which the connection sees the same as in the one before are one with it. */
    static FeedView of(FindChanges question, List<Phase> phases, long head) {
        var different = new ArrayList<Phase>();
        for (var phase : phases) {
            if (phase.from() <= head && (different.isEmpty() || !sight(phase).equals(sight(different.getLast())))) {
                different.add(phase);
            }
        }
        return new FeedView(question, List.copyOf(different));
    }

    private static List<Object> sight(Phase phase) {
        var connection = phase.connection();
        return List.of(Optional.ofNullable(connection.schools()), connection.functions(), connection.demographics());
    }

    List<Collection> collections() {
        return List.copyOf(new TreeSet<>(question.collections()));
    }

    Version version() {
        return question.version();
    }

    Form form() {
        return version() == Version.V1P1 ? Form.OTHER_BODY : Form.BODY;
    }

    /** What the connection is allowed to see today. */
    Scope now() {
        return scope(phases.size() - 1);
    }

    Scope scope(int phase) {
        return Scope.of(schools(phase));
    }

    @Nullable Set<String> schools(int phase) {
        return phases.get(phase).connection().schools();
    }

    /** True when the connection could read the collection in that phase; there is nothing before the first. */
    boolean reads(int phase, Collection collection) {
        return phase >= 0 && reads(phases.get(phase).connection(), collection);
    }

    /** True when the connection has been able to read the collection in that phase or before. */
    boolean hasRead(int phase, Collection collection) {
        return phases.stream().limit(phase + 1L).anyMatch(one -> reads(one.connection(), collection));
    }

    private static boolean reads(ConnectionView connection, Collection collection) {
        return switch (collection) {
            case CATEGORIES, SCORE_SCALES, LINE_ITEMS, RESULTS ->
                connection.functions().contains(GRADE_BOOK_SYNC);
            case ASSESSMENT_LINE_ITEMS, ASSESSMENT_RESULTS ->
                connection.functions().contains(ASSESSMENTS_SYNC);
            case DEMOGRAPHICS ->
                connection.demographics() && connection.functions().contains(ROSTER_SYNC);
            default -> connection.functions().contains(ROSTER_SYNC);
        };
    }
}
