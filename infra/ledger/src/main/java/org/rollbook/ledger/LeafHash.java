package org.rollbook.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over one entry, as docs/ledger-format.md describes it for strangers. Not thread-safe: everyone who hashes has
 * one of their own.
 */
final class LeafHash {
    private static final int ABSENT = -1;

    private final MessageDigest digest;
    private ByteBuffer canonical = ByteBuffer.allocate(4096);

    LeafHash() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Lower-case hexadecimal. */
    String hex(Entry entry) {
        return HexFormat.of().formatHex(of(entry));
    }

    private byte[] of(Entry entry) {
        return of(
                entry.position(),
                utf8(entry.stream()),
                entry.version(),
                utf8(entry.eventId()),
                utf8(entry.name()),
                entry.revision(),
                entry.recordedAt(),
                utf8(entry.payload()),
                utf8(entry.metadata()));
    }

    byte[] of(long position, Instant recordedAt, Content content) {
        return of(
                position,
                utf8(content.stream()),
                content.version(),
                utf8(content.eventId()),
                utf8(content.name()),
                content.revision(),
                recordedAt,
                content.payload(),
                content.metadata());
    }

    private byte[] of(
            long position,
            byte @Nullable [] stream,
            long version,
            byte @Nullable [] eventId,
            byte @Nullable [] name,
            int revision,
            Instant recordedAt,
            byte @Nullable [] payload,
            byte @Nullable [] metadata) {
        var size = 1 + 3 * Long.BYTES + 7 * Integer.BYTES + length(stream) + length(eventId) + length(name);
        size += length(payload) + length(metadata);
        if (canonical.capacity() < size) {
            canonical = ByteBuffer.allocate(2 * size);
        }
        canonical.clear();
        canonical.put((byte) 0);
        canonical.putLong(position);
        put(stream);
        canonical.putLong(version);
        put(eventId);
        put(name);
        canonical.putInt(revision);
        canonical.putLong(recordedAt.toEpochMilli());
        put(payload);
        put(metadata);
        digest.update(canonical.array(), 0, canonical.position());
        return digest.digest();
    }

    private void put(byte @Nullable [] text) {
        if (text == null) {
            canonical.putInt(ABSENT);
        } else {
            canonical.putInt(text.length).put(text);
        }
    }

    private static int length(byte @Nullable [] text) {
        return text == null ? 0 : text.length;
    }

    private static byte @Nullable [] utf8(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
