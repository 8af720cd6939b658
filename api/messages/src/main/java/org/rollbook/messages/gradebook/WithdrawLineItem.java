package org.rollbook.messages.gradebook;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;

/** DELETE lineItem, with its results. */
@CommandName("gradebook.withdraw-line-item")
public record WithdrawLineItem(@TargetAggregateIdentifier String stream, String lineItemId, Submitter by) {}
