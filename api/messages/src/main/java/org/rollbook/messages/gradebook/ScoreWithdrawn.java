package org.rollbook.messages.gradebook;

import org.rollbook.messages.EventName;

/** The score was taken back. */
@EventName("gradebook.score-withdrawn")
public record ScoreWithdrawn(String resultId, String lineItemId, String studentId) {}
