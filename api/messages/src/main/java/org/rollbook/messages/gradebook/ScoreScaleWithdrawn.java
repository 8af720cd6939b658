package org.rollbook.messages.gradebook;

import org.rollbook.messages.EventName;

/** The score scale is no longer used. */
@EventName("gradebook.score-scale-withdrawn")
public record ScoreScaleWithdrawn(String scoreScaleId) {}
