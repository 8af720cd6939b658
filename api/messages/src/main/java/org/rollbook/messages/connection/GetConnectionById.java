package org.rollbook.messages.connection;

import org.rollbook.messages.Query;

/** One connection by its own id; fails with CONNECTION_UNKNOWN. */
public record GetConnectionById(String connectionId) implements Query<ConnectionView> {}
