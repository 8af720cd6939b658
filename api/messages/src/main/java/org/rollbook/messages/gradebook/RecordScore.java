package org.rollbook.messages.gradebook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.PersonalData;
import org.rollbook.messages.Warning;

/**
 * PUT result: what a student reached in an assignment, new or replaced whole.
 *
 * @param stream {@code line-item:} and the id of the line item, which decides
 * @param classId as sent; null where the body has none
 */
@CommandName("gradebook.record-score")
public record RecordScore(
        @TargetAggregateIdentifier String stream,
        String resultId,
        String lineItemId,
        String studentId,
        @Nullable String classId,
        @Nullable String scoreScaleId,
        @PersonalData(subject = "studentId") String scoreStatus,
        @PersonalData(subject = "studentId") @Nullable BigDecimal score,
        @PersonalData(subject = "studentId") @Nullable String textScore,
        LocalDate scoreDate,
        @PersonalData(subject = "studentId") @Nullable String comment,
        @Nullable Boolean inProgress,
        @Nullable Boolean incomplete,
        @Nullable Boolean late,
        @Nullable Boolean missing,
        @PersonalData(subject = "studentId") List<LearningObjectives> learningObjectives,
        @PersonalData(subject = "studentId") @Nullable String metadata,
        Submitter by,
        List<Warning> noticed) {}
