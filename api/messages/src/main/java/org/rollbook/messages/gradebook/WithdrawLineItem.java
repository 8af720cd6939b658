package org.rollbook.messages.gradebook;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;

/** DELETE lineItem, or PUT of one that is to be deleted, with its results. */
@CommandName("gradebook.withdraw-line-item")
public record WithdrawLineItem(
        @TargetAggregateIdentifier String stream,
        String lineItemId,
        @Nullable AssignLineItem put,
        Submitter by) implements Withdrawal {
    /** DELETE. */
    public WithdrawLineItem(String stream, String lineItemId, Submitter by) {
        this(stream, lineItemId, null, by);
    }
}
