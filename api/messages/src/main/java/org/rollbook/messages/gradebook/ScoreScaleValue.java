package org.rollbook.messages.gradebook;

/** One step of a score scale: {@code itemValueLHS} and {@code itemValueRHS} of OneRoster. */
public record ScoreScaleValue(String lhs, String rhs) {}
