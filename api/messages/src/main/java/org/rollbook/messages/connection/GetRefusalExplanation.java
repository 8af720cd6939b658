package org.rollbook.messages.connection;

import org.rollbook.messages.Query;

/** Why what a connection asked for in a request was refused; fails with CONNECTION_UNKNOWN. */
public record GetRefusalExplanation(String connectionId, String requestId) implements Query<ExplanationView> {}
