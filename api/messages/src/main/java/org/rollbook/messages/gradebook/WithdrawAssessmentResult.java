package org.rollbook.messages.gradebook;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;

/** DELETE assessmentResult. */
@CommandName("gradebook.withdraw-assessment-result")
public record WithdrawAssessmentResult(
        @TargetAggregateIdentifier String stream, String resultId, Submitter by) {}
