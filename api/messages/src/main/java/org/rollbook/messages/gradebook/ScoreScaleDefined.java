package org.rollbook.messages.gradebook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/** A scale that maps scores to letters or marks, for a class. */
@EventName("gradebook.score-scale-defined")
public record ScoreScaleDefined(
        String scoreScaleId,
        String title,
        String type,
        @Nullable String orgId,
        @Nullable String courseId,
        String classId,
        @Nullable String schoolId,
        List<ScoreScaleValue> values,
        @Nullable String metadata,
        String owner) {}
