package org.rollbook.messages.gradebook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;
import org.rollbook.messages.PersonalData;

/**
 * A student has this result in a test; said again whenever a part of it changes.
 *
 * @param schoolIds through which it is visible: the school of the test's class or, where it has none, those of the
 *     student when the result came
 * @param owner the connection that sent it
 */
@EventName("gradebook.assessment-result-recorded")
public record AssessmentResultRecorded(
        String resultId,
        String assessmentId,
        String studentId,
        List<String> schoolIds,
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
        String owner) {}
