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

    /** @param row of {@link #COLUMNS} */
    static Entry of(Readable row) {
        var version = row.get(3, Long.class);
        return new Entry(
                required(row, 0, Long.class),
                row.get(1, String.class),
                row.get(2, String.class),
                version == null ? -1 : version,
                required(row, 4, String.class),
                required(row, 5, String.class),
                required(row, 6, Integer.class),
                required(row, 7, Instant.class),
                required(row, 8, String.class),
                required(row, 9, String.class),
                HexFormat.of().formatHex(required(row, 10, byte[].class)));
    }

    private static <T> T required(Readable row, int column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
