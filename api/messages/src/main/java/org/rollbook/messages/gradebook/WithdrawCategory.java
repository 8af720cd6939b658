package org.rollbook.messages.gradebook;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;

/** DELETE category. */
@CommandName("gradebook.withdraw-category")
public record WithdrawCategory(@TargetAggregateIdentifier String stream, String categoryId, Submitter by) {}
