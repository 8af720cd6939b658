package org.rollbook.messages.connection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;

/**
 * An administrator changes the district's settings.
 */
@CommandName("connection.change-settings")
public record ChangeSettings(@TargetAggregateIdentifier String district, Settings settings) {}
