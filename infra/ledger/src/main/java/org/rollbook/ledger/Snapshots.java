package org.rollbook.ledger;

import io.r2dbc.spi.Statement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Stored states of aggregates: a cache, so that a broken one is no loss. The newest of each stream is kept. */
final class Snapshots {
    /** Without waiting for the disk: one that is lost is made again. */
    private static final String STORE = """
            with older as (delete from ledger.snapshot where stream = $1 and version < $3)
            insert into ledger.snapshot
              (stream, stream_type, version, event_id, name, revision, recorded_at, payload, metadata)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9 where set_config('synchronous_commit', 'off', true) = 'off'
            on conflict (stream, version) do update set event_id = excluded.event_id, name = excluded.name,
              revision = excluded.revision, recorded_at = excluded.recorded_at, payload = excluded.payload,
              metadata = excluded.metadata
            """;

    private static final String READ =
            "select stream_type, version, event_id, name, revision, recorded_at, payload, metadata"
                    + " from ledger.snapshot where stream = $1 order by version desc limit 1";

    private final Database database;

    Snapshots(Database database) {
        this.database = database;
    }

    void store(DomainEventMessage<?> snapshot, Serializer serializer) {
        var content = snapshot.serializePayload(serializer, byte[].class);
        var metadata = snapshot.serializeMetaData(serializer, byte[].class).getData();
        var revision = content.getType().getRevision();
        database.change(STORE, statement -> {
            statement
                    .bind("$1", snapshot.getAggregateIdentifier())
                    .bind("$3", snapshot.getSequenceNumber())
                    .bind("$4", snapshot.getIdentifier())
                    .bind("$5", content.getType().getName())
                    .bind("$7", snapshot.getTimestamp())
                    .bind("$8", new String(content.getData(), StandardCharsets.UTF_8))
                    .bind("$9", new String(metadata, StandardCharsets.UTF_8));
            bindOrNull(statement, "$2", snapshot.getType());
            return bindOrNull(statement, "$6", revision);
        });
    }

    Stream<StoredSnapshot> of(String stream) {
        return database
                .rows(
                        READ,
                        statement -> statement.bind("$1", stream),
                        row -> new StoredSnapshot(
                                stream,
                                row.get("stream_type", String.class),
                                Objects.requireNonNull(row.get("version", Long.class)),
                                Objects.requireNonNull(row.get("event_id", String.class)),
                                Objects.requireNonNull(row.get("name", String.class)),
                                row.get("revision", String.class),
                                Objects.requireNonNull(row.get("recorded_at", Instant.class)),
                                Objects.requireNonNull(row.get("payload", String.class)),
                                Objects.requireNonNull(row.get("metadata", String.class))))
                .stream();
    }

    private static Statement bindOrNull(Statement statement, String name, @Nullable String value) {
        return value == null ? statement.bindNull(name, String.class) : statement.bind(name, value);
    }
}
