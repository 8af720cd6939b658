package org.rollbook.messages.gradebook;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;

/** DELETE assessmentLineItem, or PUT of one that is to be deleted, with its results. */
@CommandName("gradebook.withdraw-assessment")
public record WithdrawAssessment(
        @TargetAggregateIdentifier String stream,
        String assessmentId,
        @Nullable DefineAssessment put,
        Submitter by) implements Withdrawal {
    /** DELETE. */
    public WithdrawAssessment(String stream, String assessmentId, Submitter by) {
        this(stream, assessmentId, null, by);
    }
}
