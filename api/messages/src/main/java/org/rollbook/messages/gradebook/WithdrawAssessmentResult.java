package org.rollbook.messages.gradebook;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;

/** DELETE assessmentResult, or PUT of one that is to be deleted. */
@CommandName("gradebook.withdraw-assessment-result")
public record WithdrawAssessmentResult(
        @TargetAggregateIdentifier String stream,
        String resultId,
        @Nullable RecordAssessmentResult put,
        Submitter by) implements Withdrawal {
    /** DELETE. */
    public WithdrawAssessmentResult(String stream, String resultId, Submitter by) {
        this(stream, resultId, null, by);
    }
}
