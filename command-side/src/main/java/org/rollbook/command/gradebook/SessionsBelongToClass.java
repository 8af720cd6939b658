package org.rollbook.command.gradebook;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.Submitter;

/**
 * The grading period of a line item is a term of its class or lies in one; its academic session may also lie above.
 */
record SessionsBelongToClass(
        @Nullable String gradingPeriodId,
        @Nullable String academicSessionId,
        TaughtClass taught,
        Submitter by,
        Sessions sessions)
        implements Rule {
    @Override
    public void check(Notes notes) {
        Optional.ofNullable(gradingPeriodId).map(this::visible).ifPresent(this::check);
        Optional.ofNullable(academicSessionId)
                .filter(id -> !id.equals(gradingPeriodId))
                .map(this::visible)
                .filter(session -> taught.terms().stream()
                        .noneMatch(term -> term.ancestors().contains(session.id())))
                .ifPresent(this::check);
    }

    private Session visible(String id) {
        return sessions.one(id)
                .filter(session -> session.schools().isEmpty()
                        || session.schools().stream().anyMatch(by::sees))
                .orElseThrow(() -> new Refused(RefusalCode.SESSION_UNKNOWN, id));
    }

    private void check(Session session) {
        if (taught.terms().stream()
                .noneMatch(term ->
                        term.id().equals(session.id()) || session.ancestors().contains(term.id()))) {
            throw new Refused(RefusalCode.GRADING_PERIOD_MISMATCH, session.id());
        }
    }
}
