package org.rollbook.ledger;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger as it is stored.
 *
 * @param position 1, 2, 3 ... without gaps
 * @param stream null for an entry that belongs to no stream
 * @param version within the stream, from 0; -1 where there is no stream
 * @param recordedAt whole milliseconds, never before the entry before it
 * @param payload the exact JSON text
 * @param metadata the exact JSON text
 * @param hash leaf hash, lower-case hexadecimal
 */
public record Entry(
        long position,
        @Nullable String stream,
        @Nullable String streamType,
        long version,
        String eventId,
        String name,
        int revision,
        Instant recordedAt,
        String payload,
        String metadata,
        String hash) {

    static final String COLUMNS =
            "position, stream, stream_type, version, event_id, name, revision, recorded_at, payload, metadata, leaf_hash";

    static Entry of(Readable row) {
        var version = row.get("version", Long.class);
        return new Entry(
                required(row, "position", Long.class),
                row.get("stream", String.class),
                row.get("stream_type", String.class),
                version == null ? -1 : version,
                required(row, "event_id", String.class),
                required(row, "name", String.class),
                required(row, "revision", Integer.class),
                required(row, "recorded_at", Instant.class),
                required(row, "payload", String.class),
                required(row, "metadata", String.class),
                HexFormat.of().formatHex(required(row, "leaf_hash", byte[].class)));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
