package org.rollbook.messages.gradebook;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;

/** DELETE category, or PUT of one that is to be deleted. */
@CommandName("gradebook.withdraw-category")
public record WithdrawCategory(
        @TargetAggregateIdentifier String stream,
        String categoryId,
        @Nullable DefineCategory put,
        Submitter by) implements Withdrawal {
    /** DELETE. */
    public WithdrawCategory(String stream, String categoryId, Submitter by) {
        this(stream, categoryId, null, by);
    }
}
