package org.rollbook.query.readmodel.postgres;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Version;

/**
 * Rows in PostgreSQL's binary COPY format, which the server stores without parsing text; in memory that need not be
 * given back, since a batch that somebody else has written already is never sent.
 */
final class CopyRows {
    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int JSONB_FORMAT = 1;
    private static final int TEXT_TYPE = 25;

    private CopyRows() {}

    /** Columns as in {@link Changing#ROW_COLUMNS}. */
    static ByteBuf versions(List<Version> versions) {
        var bytes = begin(versions.stream().mapToInt(CopyRows::size).sum());
        for (var version : versions) {
            var row = version.row();
            boolean large = Changing.isLarge(version);
            bytes.writeShort(9);
            text(bytes, row.id());
            number(bytes, version.from());
            number(bytes, version.to());
            texts(bytes, row.schools());
            flag(bytes, row.active());
            json(bytes, FieldsJson.write(row.fields()));
            text(bytes, large ? null : row.body());
            text(bytes, large ? row.body() : null);
            text(bytes, row.otherBody());
        }
        return bytes.writeShort(-1);
    }

    private static int size(Version version) {
        var row = version.row();
        return 2 * row.body().length()
                + Objects.requireNonNullElse(row.otherBody(), "").length()
                + 128;
    }

    /** Columns as in {@link Changing#MEMBER_COLUMNS}. */
    static ByteBuf members(List<Members.Begun> begun) {
        var bytes = begin(begun.size() * 128);
        for (var one : begun) {
            bytes.writeShort(6);
            bytes.writeInt(Short.BYTES).writeShort(one.member().kind());
            text(bytes, one.member().value());
            text(bytes, one.id());
            number(bytes, one.from());
            number(bytes, one.to());
            flag(bytes, one.member().active());
        }
        return bytes.writeShort(-1);
    }

    private static ByteBuf begin(int size) {
        return Unpooled.buffer(size + 32).writeBytes(HEADER).writeInt(0).writeInt(0);
    }

    private static void number(ByteBuf bytes, long value) {
        bytes.writeInt(Long.BYTES).writeLong(value);
    }

    private static void flag(ByteBuf bytes, boolean value) {
        bytes.writeInt(1).writeBoolean(value);
    }

    private static void json(ByteBuf bytes, String value) {
        byte[] json = value.getBytes(StandardCharsets.UTF_8);
        bytes.writeInt(1 + json.length).writeByte(JSONB_FORMAT).writeBytes(json);
    }

    private static void text(ByteBuf bytes, @Nullable String value) {
        if (value == null) {
            bytes.writeInt(-1);
            return;
        }
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        bytes.writeInt(text.length).writeBytes(text);
    }

    /** In order, so that equal sets are stored as equal bytes. */
    private static void texts(ByteBuf bytes, @Nullable Collection<String> values) {
        if (values == null) {
            bytes.writeInt(-1);
            return;
        }
        int start = bytes.writerIndex();
        bytes.writeInt(0).writeInt(values.isEmpty() ? 0 : 1).writeInt(0).writeInt(TEXT_TYPE);
        if (!values.isEmpty()) bytes.writeInt(values.size()).writeInt(1);
        for (String value : new TreeSet<>(values)) text(bytes, value);
        bytes.setInt(start, bytes.writerIndex() - start - Integer.BYTES);
    }
}
