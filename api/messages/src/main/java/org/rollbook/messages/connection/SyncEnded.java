package org.rollbook.messages.connection;

import java.time.Instant;
import java.util.Map;
import org.rollbook.messages.EventName;

/**
 * The vendor has stopped reading.
 *
 * @param records by collection
 */
@EventName("connection.sync-ended")
public record SyncEnded(
        String syncId,
        String connectionId,
        long pages,
        Map<String, Long> records,
        Instant firstRequest,
        Instant lastRequest) {}
