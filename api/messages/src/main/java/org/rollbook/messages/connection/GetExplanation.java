package org.rollbook.messages.connection;

import org.rollbook.messages.Query;
import org.rollbook.messages.oneroster.Collection;

/** Why a connection sees an object, or does not; fails with CONNECTION_UNKNOWN. */
public record GetExplanation(String connectionId, Collection collection, String sourcedId)
        implements Query<ExplanationView> {}
