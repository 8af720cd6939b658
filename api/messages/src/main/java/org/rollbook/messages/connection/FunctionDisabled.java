package org.rollbook.messages.connection;

import org.rollbook.messages.EventName;

/**
 * The connection may no longer be used for this function.
 */
@EventName("connection.function-disabled")
public record FunctionDisabled(String connectionId, Function function) {}
