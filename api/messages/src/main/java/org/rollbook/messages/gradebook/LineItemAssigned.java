package org.rollbook.messages.gradebook;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/**
 * A class has this assignment (OneRoster line item); said again whenever a part of it changes.
 *
 * @param owner the connection that made it, or {@code sis}
 * @param metadata JSON text of an object
 * @param soleTitle true where no other item of the class with the same claim may have this title (rule R9, strict)
 * @param replaced what the item was filed under before, where that has changed
 */
@EventName("gradebook.line-item-assigned")
public record LineItemAssigned(
        String lineItemId,
        String title,
        @Nullable String description,
        Instant assignDate,
        Instant dueDate,
        String classId,
        String schoolId,
        String categoryId,
        @Nullable String gradingPeriodId,
        @Nullable String academicSessionId,
        @Nullable String scoreScaleId,
        @Nullable BigDecimal resultValueMin,
        @Nullable BigDecimal resultValueMax,
        List<LearningObjectives> learningObjectives,
        @Nullable String metadata,
        String owner,
        @Nullable Boolean soleTitle,
        @Nullable Filed replaced) {

    /** Where a grade book finds a line item. */
    public record Filed(
            String title,
            String classId,
            String categoryId,
            @Nullable String scoreScaleId,
            @Nullable Boolean soleTitle) {}

    public Filed filed() {
        return new Filed(title, classId, categoryId, scoreScaleId, soleTitle);
    }

    public LineItemAssigned replacing(@Nullable Filed before) {
        return new LineItemAssigned(
                lineItemId,
                title,
                description,
                assignDate,
                dueDate,
                classId,
                schoolId,
                categoryId,
                gradingPeriodId,
                academicSessionId,
                scoreScaleId,
                resultValueMin,
                resultValueMax,
                learningObjectives,
                metadata,
                owner,
                soleTitle,
                filed().equals(before) ? null : before);
    }
}
