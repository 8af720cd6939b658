package org.rollbook.messages.connection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;

/**
 * A vendor's first read after an idle spell.
 */
@CommandName("connection.request-sync")
public record RequestSync(@TargetAggregateIdentifier String syncId, String connectionId) {}
