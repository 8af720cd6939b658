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
 * PUT assessmentResult: what a student reached in a test, new or replaced whole.
 *
 * @param stream {@code assessment-result:} and the id
 */
@CommandName("gradebook.record-assessment-result")
public record RecordAssessmentResult(
        @TargetAggregateIdentifier String stream,
        String resultId,
        String assessmentId,
        String studentId,
        @Nullable String scoreScaleId,
        @PersonalData(subject = "studentId") String scoreStatus,
        @PersonalData(subject = "studentId") @Nullable BigDecimal score,
        @PersonalData(subject = "studentId") @Nullable String textScore,
        @PersonalData(subject = "studentId") @Nullable BigDecimal scorePercentile,
        LocalDate scoreDate,
        @PersonalData(subject = "studentId") @Nullable String comment,
        @Nullable Boolean inProgress,
        @Nullable Boolean incomplete,
        @Nullable Boolean late,
        @Nullable Boolean missing,
        @PersonalData(subject = "studentId") List<LearningObjectives> learningObjectives,
        @PersonalData(subject = "studentId") @Nullable String metadata,
        Submitter by,
        List<Warning> noticed) {
    /** Begins the stream of a result of an assessment; its id follows. */
    public static final String STREAM = "assessment-result:";
}
