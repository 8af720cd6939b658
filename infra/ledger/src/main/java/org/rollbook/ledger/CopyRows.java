package org.rollbook.ledger;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Rows in PostgreSQL's binary COPY format, which the server stores without parsing text. */
final class CopyRows {
    static final String ENTRIES = "copy ledger.entry (position, stream, stream_type, version, event_id, name, revision,"
            + " recorded_at, payload, metadata, leaf_hash) from stdin (format binary)";
    static final String CLAIMS = "copy ledger.claim (kind, key, owner) from stdin (format binary)";
    static final String ROSTER =
            "copy ledger.roster_index (kind, id, version, hash, active, facts) from stdin (format binary)";

    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int JSONB_FORMAT = 1;
    private static final ObjectWriter FACTS = new JsonMapper().writerFor(new TypeReference<Map<String, String>>() {});
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private CopyRows() {}

    static ByteBuf entries(List<Placed> entries) {
        var bytes = begin(
                entries.stream().mapToInt(each -> each.content.size() + 256).sum());
        for (var entry : entries) {
            var content = entry.content;
            bytes.writeShort(11);
            number(bytes, entry.position);
            text(bytes, content.stream());
            text(bytes, content.streamType());
            if (content.stream() == null) {
                bytes.writeInt(-1);
            } else {
                number(bytes, content.version());
            }
            text(bytes, content.eventId());
            text(bytes, content.name());
            bytes.writeInt(Integer.BYTES).writeInt(content.revision());
            number(bytes, Duration.between(POSTGRES_EPOCH, entry.recordedAt).toNanos() / 1000);
            binary(bytes, content.payload());
            binary(bytes, content.metadata());
            binary(bytes, entry.hash);
        }
        return end(bytes);
    }

    static ByteBuf claims(Map<ClaimKey, String> claims) {
        var bytes = begin(claims.size() * 128);
        claims.forEach((claim, owner) -> {
            bytes.writeShort(3);
            text(bytes, claim.kind());
            text(bytes, claim.key());
            text(bytes, owner);
        });
        return end(bytes);
    }

    static ByteBuf roster(Map<IndexRows.RosterKey, IndexRows.RosterRow> rows) {
        var bytes = begin(rows.size() * 256);
        rows.forEach((key, row) -> {
            bytes.writeShort(6);
            bytes.writeInt(Short.BYTES).writeShort(IndexWriter.number(key.kind()));
            text(bytes, key.id());
            number(bytes, row.version());
            text(bytes, row.hash());
            bytes.writeInt(1).writeBoolean(row.active());
            jsonb(bytes, FACTS.writeValueAsBytes(row.facts()));
        });
        return end(bytes);
    }

    private static ByteBuf begin(int size) {
        return PooledByteBufAllocator.DEFAULT
                .buffer(size + 32)
                .writeBytes(HEADER)
                .writeInt(0)
                .writeInt(0);
    }

    private static ByteBuf end(ByteBuf bytes) {
        return bytes.writeShort(-1);
    }

    private static void number(ByteBuf bytes, long value) {
        bytes.writeInt(Long.BYTES).writeLong(value);
    }

    private static void binary(ByteBuf bytes, byte[] value) {
        bytes.writeInt(value.length).writeBytes(value);
    }

    private static void jsonb(ByteBuf bytes, byte[] json) {
        bytes.writeInt(1 + json.length).writeByte(JSONB_FORMAT).writeBytes(json);
    }

    private static void text(ByteBuf bytes, @Nullable String value) {
        if (value == null) {
            bytes.writeInt(-1);
        } else {
            binary(bytes, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
