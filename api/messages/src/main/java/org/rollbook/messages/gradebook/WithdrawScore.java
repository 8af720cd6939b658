package org.rollbook.messages.gradebook;

import org.rollbook.messages.CommandName;

/** DELETE result; the line item that holds it is found by its claim. */
@CommandName("gradebook.withdraw-score")
public record WithdrawScore(String resultId, Submitter by) {}
