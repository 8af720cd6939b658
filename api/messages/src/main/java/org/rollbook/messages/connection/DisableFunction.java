package org.rollbook.messages.connection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;

/**
 * An administrator switches a function off.
 */
@CommandName("connection.disable-function")
public record DisableFunction(@TargetAggregateIdentifier String connectionId, Function function) {}
