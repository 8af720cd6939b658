package org.rollbook.query.readmodel.postgres;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's text format for {@code COPY}. */
final class CopyText {
    private final StringBuilder text = new StringBuilder();
    private boolean first = true;

    CopyText column(@Nullable String value) {
        next();
        if (value == null) text.append("\\N");
        else escape(value);
        return this;
    }

    CopyText column(long value) {
        next();
        text.append(value);
        return this;
    }

    CopyText column(boolean value) {
        next();
        text.append(value ? 't' : 'f');
        return this;
    }

    CopyText column(@Nullable Collection<String> values) {
        return column(values == null ? null : array(values));
    }

    CopyText end() {
        text.append('\n');
        first = true;
        return this;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    ByteBuf bytes() {
        return Unpooled.wrappedBuffer(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void next() {
        if (!first) text.append('\t');
        first = false;
    }

    private void escape(String value) {
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char letter = switch (value.charAt(i)) {
                case '\\' -> '\\';
                case '\t' -> 't';
                case '\n' -> 'n';
                case '\r' -> 'r';
                default -> 0;
            };
            if (letter == 0) continue;
            text.append(value, from, i).append('\\').append(letter);
            from = i + 1;
        }
        text.append(value, from, value.length());
    }

    static String array(Collection<String> values) {
        var array = new StringBuilder("{");
        for (String value : values) {
            if (array.length() > 1) array.append(',');
            array.append('"')
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return array.append('}').toString();
    }
}
