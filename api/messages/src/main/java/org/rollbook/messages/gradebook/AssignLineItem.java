package org.rollbook.messages.gradebook;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.Warning;

/**
 * PUT lineItem: an assignment of a class, new or replaced whole.
 *
 * @param stream {@code line-item:} and the id
 * @param dueDate null where the body has none (rule R4 decides)
 * @param schoolId as sent; null where the body has none
 * @param metadata JSON text of an object, as sent
 */
@CommandName("gradebook.assign-line-item")
public record AssignLineItem(
        @TargetAggregateIdentifier String stream,
        String lineItemId,
        String title,
        @Nullable String description,
        Instant assignDate,
        @Nullable Instant dueDate,
        String classId,
        @Nullable String schoolId,
        @Nullable String categoryId,
        @Nullable String gradingPeriodId,
        @Nullable String academicSessionId,
        @Nullable String scoreScaleId,
        @Nullable BigDecimal resultValueMin,
        @Nullable BigDecimal resultValueMax,
        List<LearningObjectives> learningObjectives,
        @Nullable String metadata,
        Submitter by,
        List<Warning> noticed) {
    /** Begins the stream of a line item; its id follows. */
    public static final String STREAM = "line-item:";
}
