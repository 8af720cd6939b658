package org.rollbook.command.gradebook;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.gradebook.AssignLineItem;
import org.rollbook.messages.gradebook.DefineCategory;
import org.rollbook.messages.gradebook.LearningObjectives;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.oneroster.Version;

/**
 * The line item that a command asks for, with what it leaves out filled in.
 *
 * @param present the item as it is; null for a new one
 */
record LineItemDraft(AssignLineItem c, @Nullable LineItemAssigned present, TaughtClass taught, Sessions sessions) {

    LineItemAssigned wanted() {
        @Nullable String period = gradingPeriodId();
        return new LineItemAssigned(
                c.lineItemId(),
                c.title(),
                c.description(),
                c.assignDate(),
                dueDate(),
                c.classId(),
                taught.schoolId(),
                Objects.requireNonNullElse(c.categoryId(), DefineCategory.UNCATEGORIZED),
                period,
                academicSessionId(),
                scoreScaleId(),
                Numbers.plain(c.resultValueMin()),
                Numbers.plain(c.resultValueMax()),
                learningObjectives(),
                c.metadata(),
                c.by().owner(),
                c.by().strict() ? true : null,
                null);
    }

    Instant dueDate() {
        return Objects.requireNonNullElse(c.dueDate(), c.assignDate());
    }

    /** Rule R6. */
    private @Nullable String gradingPeriodId() {
        return Optional.ofNullable(c.gradingPeriodId())
                .or(() -> sessions.periodOf(DatesFallInsideTerm.day(dueDate()), taught.terms(), c.by().profile())
                        .map(Session::id))
                .orElse(null);
    }

    /** OneRoster 1.1 says {@code gradingPeriod} for every kind of session. */
    private @Nullable String academicSessionId() {
        if (c.by().version() == Version.V1P2) {
            return c.academicSessionId();
        }
        return Optional.ofNullable(c.gradingPeriodId())
                .flatMap(sessions::one)
                .filter(session -> !session.isGradingPeriod())
                .map(Session::id)
                .or(() -> kept().map(LineItemAssigned::academicSessionId))
                .orElse(null);
    }

    private @Nullable String scoreScaleId() {
        return Optional.ofNullable(c.scoreScaleId())
                .or(() -> kept().map(LineItemAssigned::scoreScaleId))
                .orElse(null);
    }

    private List<LearningObjectives> learningObjectives() {
        return kept().map(LineItemAssigned::learningObjectives).orElseGet(() -> Numbers.plain(c.learningObjectives()));
    }

    /** What OneRoster 1.1 has no words for stays as it is when it replaces an item. */
    private Optional<LineItemAssigned> kept() {
        return Optional.ofNullable(present).filter(item -> c.by().version() == Version.V1P1);
    }
}
