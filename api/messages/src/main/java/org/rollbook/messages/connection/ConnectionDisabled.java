package org.rollbook.messages.connection;

import org.rollbook.messages.EventName;

/**
 * The connection may not be used.
 */
@EventName("connection.connection-disabled")
public record ConnectionDisabled(String connectionId) {}
