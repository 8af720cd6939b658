package org.rollbook.messages.gradebook;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.Warning;

/** PUT scoreScale. The stream is {@code score-scale:} and the id. */
@CommandName("gradebook.define-score-scale")
public record DefineScoreScale(
        @TargetAggregateIdentifier String stream,
        String scoreScaleId,
        String title,
        String type,
        @Nullable String orgId,
        @Nullable String courseId,
        String classId,
        List<ScoreScaleValue> values,
        @Nullable String metadata,
        Submitter by,
        List<Warning> noticed) {
    /** Begins the stream of a score scale; its id follows. */
    public static final String STREAM = "score-scale:";
}
