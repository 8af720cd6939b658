package org.rollbook.messages.connection;

import org.rollbook.messages.EventName;

/**
 * The connection may be used for this function.
 */
@EventName("connection.function-enabled")
public record FunctionEnabled(String connectionId, Function function) {}
