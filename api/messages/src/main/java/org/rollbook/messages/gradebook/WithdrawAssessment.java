package org.rollbook.messages.gradebook;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;

/** DELETE assessmentLineItem, with its results. */
@CommandName("gradebook.withdraw-assessment")
public record WithdrawAssessment(@TargetAggregateIdentifier String stream, String assessmentId, Submitter by) {}
