package org.rollbook.messages.gradebook;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;

/** DELETE scoreScale, or PUT of one that is to be deleted. */
@CommandName("gradebook.withdraw-score-scale")
public record WithdrawScoreScale(
        @TargetAggregateIdentifier String stream,
        String scoreScaleId,
        @Nullable DefineScoreScale put,
        Submitter by) implements Withdrawal {
    /** DELETE. */
    public WithdrawScoreScale(String stream, String scoreScaleId, Submitter by) {
        this(stream, scoreScaleId, null, by);
    }
}
