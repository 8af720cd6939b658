package org.rollbook.messages.gradebook;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/**
 * There is this test, or this part of a test (OneRoster assessmentLineItem); said again whenever a part of it changes.
 * It is no assignment and counts in no grade book.
 *
 * @param schoolId the school of the class; null for a test of the whole district
 * @param parentId the test that it is a part of
 * @param metadata JSON text of an object
 * @param owner the connection that made it
 * @param replaced what it referred to before, where that has changed
 */
@EventName("gradebook.assessment-defined")
public record AssessmentDefined(
        String assessmentId,
        String title,
        @Nullable String description,
        @Nullable String classId,
        @Nullable String schoolId,
        @Nullable String parentId,
        @Nullable String scoreScaleId,
        @Nullable BigDecimal resultValueMin,
        @Nullable BigDecimal resultValueMax,
        List<LearningObjectives> learningObjectives,
        @Nullable String metadata,
        String owner,
        @Nullable Uses replaced) {

    /** What else is needed as long as the test is there. */
    public record Uses(@Nullable String parentId, @Nullable String scoreScaleId) {}

    public Uses uses() {
        return new Uses(parentId, scoreScaleId);
    }

    public AssessmentDefined replacing(@Nullable Uses before) {
        return new AssessmentDefined(
                assessmentId,
                title,
                description,
                classId,
                schoolId,
                parentId,
                scoreScaleId,
                resultValueMin,
                resultValueMax,
                learningObjectives,
                metadata,
                owner,
                uses().equals(before) ? null : before);
    }
}
