package org.rollbook.messages.connection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;

/**
 * An administrator switches a connection on again.
 */
@CommandName("connection.enable-connection")
public record EnableConnection(@TargetAggregateIdentifier String connectionId) {}
