package org.rollbook.messages.connection;

import org.rollbook.messages.EventName;

/**
 * The connection may be used again.
 */
@EventName("connection.connection-enabled")
public record ConnectionEnabled(String connectionId) {}
