package org.rollbook.messages.connection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;

/**
 * An administrator gives a connection that is filed under other credentials its real home.
 */
@CommandName("connection.move-connection")
public record MoveConnection(@TargetAggregateIdentifier String connectionId, String applicationId) {}
