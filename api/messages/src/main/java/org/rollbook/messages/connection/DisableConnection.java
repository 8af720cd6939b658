package org.rollbook.messages.connection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;

/**
 * An administrator switches a connection off; its tokens end with it.
 */
@CommandName("connection.disable-connection")
public record DisableConnection(@TargetAggregateIdentifier String connectionId) {}
