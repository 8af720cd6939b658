package org.rollbook.messages.connection;

import java.time.Instant;
import java.util.Map;

/**
 * A vendor reading the roster, from its first request to an idle spell.
 *
 * @param state {@code running} or {@code ended}
 * @param records disclosed, by collection
 */
public record SyncView(
        String id,
        String connectionId,
        String state,
        Instant firstRequest,
        Instant lastRequest,
        long pages,
        Map<String, Long> records) {
    public static final String RUNNING = "running";
}
