package org.rollbook.messages.gradebook;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;

/** DELETE scoreScale. */
@CommandName("gradebook.withdraw-score-scale")
public record WithdrawScoreScale(@TargetAggregateIdentifier String stream, String scoreScaleId, Submitter by) {}
