package org.rollbook.messages.connection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;

/**
 * An administrator adds a vendor's application.
 *
 * @param partnerId an entry of the partner catalogue; null to match by name, or for a vendor outside the programme
 */
@CommandName("connection.add-application")
public record AddApplication(
        @TargetAggregateIdentifier String applicationId,
        String name,
        @Nullable String partnerId) {}
