package org.rollbook.messages.connection;

import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;

/**
 * The vendor has read nothing for a while, or the service stops.
 *
 * @param records disclosed, by collection
 */
@CommandName("connection.end-sync")
public record EndSync(
        @TargetAggregateIdentifier String syncId,
        String connectionId,
        long pages,
        Map<String, Long> records,
        Instant firstRequest,
        Instant lastRequest) {}
