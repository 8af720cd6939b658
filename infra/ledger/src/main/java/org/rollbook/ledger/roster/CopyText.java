package org.rollbook.ledger.roster;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.roster.csv.PackageFile;
import org.rollbook.command.roster.csv.Rows;
import org.rollbook.command.roster.csv.StagedRow;
import reactor.core.publisher.Flux;

/** Staged rows in PostgreSQL's COPY text format. */
final class CopyText {
    private static final int PIECE = 1 << 19;

    private final PackageFile file;
    private final Rows rows;
    private final int columns;

    CopyText(PackageFile file, Rows rows) {
        this.file = file;
        this.rows = rows;
        this.columns = file.stagedColumns().size();
    }

    String sql() {
        String own = file.stagedColumns().stream().map(name -> name + ", ").reduce("", String::concat);
        return "copy ledger.%s (line, id, state, modified, %s%sbody) from stdin"
                .formatted(Tables.of(file), own, file.wholeRecord() ? "hash, " : "");
    }

    /** The rows in pieces of half a megabyte, each of whole rows, made as they are asked for. */
    Flux<ByteBuf> pieces() {
        return Flux.generate(sink -> {
            StringBuilder out = new StringBuilder(PIECE + 4_096);
            try {
                StagedRow row = null;
                while (out.length() < PIECE && (row = rows.next()) != null) {
                    append(row, out);
                }
                if (!out.isEmpty()) {
                    sink.next(Unpooled.wrappedBuffer(out.toString().getBytes(StandardCharsets.UTF_8)));
                }
                if (row == null) {
                    sink.complete();
                }
            } catch (IOException e) {
                sink.error(new UncheckedIOException(e));
            }
        });
    }

    private void append(StagedRow row, StringBuilder out) {
        out.append(row.line()).append('\t').append(row.id()).append('\t').append(state(row));
        value(row.modified(), out);
        for (int i = 0; i < columns; i++) {
            value(row.values().isEmpty() ? null : row.values().get(i), out);
        }
        if (file.wholeRecord()) {
            value(row.hash(), out);
        }
        value(row.body(), out);
        out.append('\n');
    }

    private static char state(StagedRow row) {
        return switch (row.state()) {
            case ACTIVE -> 'A';
            case GONE -> 'G';
            case REFUSED -> 'R';
        };
    }

    private static void value(@Nullable Object value, StringBuilder out) {
        out.append('\t');
        switch (value) {
            case null -> out.append("\\N");
            case List<?> ids -> {
                out.append("{\"");
                for (int i = 0; i < ids.size(); i++) {
                    out.append(i == 0 ? "" : "\",\"").append(ids.get(i));
                }
                out.append("\"}");
            }
            default -> text(value.toString(), out);
        }
    }

    private static void text(String text, StringBuilder out) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '\r' && c != '\\') {
                continue;
            }
            out.append(text, from, i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
            from = i + 1;
        }
        out.append(text, from, text.length());
    }
}
