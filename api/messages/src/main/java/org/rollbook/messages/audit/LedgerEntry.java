package org.rollbook.messages.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it was stored.
 *
 * @param stream null for an entry that belongs to no stream; so is {@code version}
 * @param payload exact JSON text
 * @param metadata exact JSON text
 * @param hash leaf hash, lower-case hexadecimal
 */
public record LedgerEntry(
        long position,
        @Nullable String stream,
        @Nullable Long version,
        String eventId,
        String name,
        int revision,
        Instant recordedAt,
        String payload,
        String metadata,
        String hash) {}
