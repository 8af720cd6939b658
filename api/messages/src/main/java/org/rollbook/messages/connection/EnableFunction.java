package org.rollbook.messages.connection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;

/**
 * An administrator switches a function on.
 */
@CommandName("connection.enable-function")
public record EnableFunction(@TargetAggregateIdentifier String connectionId, Function function) {}
