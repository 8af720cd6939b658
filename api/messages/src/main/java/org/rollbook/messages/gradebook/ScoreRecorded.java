package org.rollbook.messages.gradebook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;
import org.rollbook.messages.PersonalData;

/**
 * A student has this score in an assignment; said again whenever a part of it changes.
 *
 * @param owner the connection that sent it, or {@code sis}
 */
@EventName("gradebook.score-recorded")
public record ScoreRecorded(
        String resultId,
        String lineItemId,
        String studentId,
        String classId,
        String schoolId,
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
        String owner) {

    public ScoreRecorded by(String sender) {
        return new ScoreRecorded(
                resultId,
                lineItemId,
                studentId,
                classId,
                schoolId,
                scoreScaleId,
                scoreStatus,
                score,
                textScore,
                scoreDate,
                comment,
                inProgress,
                incomplete,
                late,
                missing,
                learningObjectives,
                metadata,
                sender);
    }
}
