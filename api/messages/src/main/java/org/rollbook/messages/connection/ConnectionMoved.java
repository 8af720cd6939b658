package org.rollbook.messages.connection;

import org.rollbook.messages.EventName;

/**
 * The connection belongs to another application now.
 */
@EventName("connection.connection-moved")
public record ConnectionMoved(String connectionId, String fromApplicationId, String toApplicationId) {}
