package org.rollbook.query.readmodel;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as the ledger holds it.
 *
 * @param position of the entry; 1 is the first
 * @param recordedAt never decreasing, whole milliseconds
 * @param stream null for entries that belong to no stream
 * @param version within the stream, from 0; -1 where there is no stream
 * @param metadata who asked, by request, connection and user
 */
public record RecordedEvent(
        long position,
        Instant recordedAt,
        @Nullable String stream,
        long version,
        Object event,
        Map<String, String> metadata) {}
