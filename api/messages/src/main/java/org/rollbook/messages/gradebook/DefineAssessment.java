package org.rollbook.messages.gradebook;

import java.math.BigDecimal;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.Warning;

/**
 * PUT assessmentLineItem: a test, or a part of one, new or replaced whole.
 *
 * @param stream {@code assessment-line-item:} and the id
 * @param classId null for a test of the whole district
 * @param parentId the test that it is a part of
 * @param metadata JSON text of an object, as sent
 */
@CommandName("gradebook.define-assessment")
public record DefineAssessment(
        @TargetAggregateIdentifier String stream,
        String assessmentId,
        String title,
        @Nullable String description,
        @Nullable String classId,
        @Nullable String parentId,
        @Nullable String scoreScaleId,
        @Nullable BigDecimal resultValueMin,
        @Nullable BigDecimal resultValueMax,
        List<LearningObjectives> learningObjectives,
        @Nullable String metadata,
        Submitter by,
        List<Warning> noticed) {
    /** Begins the stream of an assessment; its id follows. */
    public static final String STREAM = "assessment-line-item:";
}
