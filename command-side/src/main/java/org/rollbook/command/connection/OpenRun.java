package org.rollbook.command.connection;

import java.time.Instant;
import java.util.Map;
import org.rollbook.messages.connection.EndSync;

/**
 * A sync run that was begun and never ended, as the ledger tells it.
 *
 * @param records disclosed so far, by collection
 */
public record OpenRun(
        String syncId,
        String connectionId,
        long pages,
        Map<String, Long> records,
        Instant firstRequest,
        Instant lastRequest) {
    EndSync end() {
        return new EndSync(syncId, connectionId, pages, records, firstRequest, lastRequest);
    }
}
