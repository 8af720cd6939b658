package org.rollbook.command.roster.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * RFC 4180 as OneRoster narrows it: UTF-8, rows end with LF or CR LF, no line break inside a field. Works on bytes,
 * since all that separates is ASCII; only fields with other characters go through the decoder.
 */
final class CsvReader implements Closeable {
    private static final int LONGEST_ROW = 1 << 20;

    private final InputStream in;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private boolean ended;
    private long passed;
    private long line;
    private String[] fields = new String[32];
    private int size;

    CsvReader(InputStream in) throws IOException {
        this.in = in;
        while (to < 3 && fill()) {}
        if (to >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            from = 3;
        }
    }

    /** Line of the current row; the first is 1. */
    long line() {
        return line;
    }

    int size() {
        return size;
    }

    String field(int i) {
        return fields[i];
    }

    boolean blank() {
        return size == 1 && fields[0].isEmpty();
    }

    /** Goes to the next row; false at the end of the file. */
    boolean next() throws IOException, CsvFault {
        int end = endOfRow();
        if (end < 0) {
            return false;
        }
        line++;
        int start = from;
        boolean last = end == to;
        from = last ? to : end + 1;
        if (!last && end > start && buffer[end - 1] == '\r') {
            end--;
        }
        size = 0;
        split(start, end, last);
        return true;
    }

    private int endOfRow() throws IOException, CsvFault {
        int at = from;
        while (true) {
            for (; at < to; at++) {
                if (buffer[at] == '\n') {
                    return at;
                }
            }
            if (ended) {
                return from < to ? to : -1;
            }
            if (to - from > LONGEST_ROW) {
                from = to;
                ended = true;
                throw new CsvFault(ProblemCode.PKG_TOO_LARGE, 0, "A row is longer than " + LONGEST_ROW + " bytes.");
            }
            at -= from;
            fill();
            at += from;
        }
    }

    private boolean fill() throws IOException {
        if (from > 0) {
            passed += from;
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, to * 2);
        }
        int read = in.read(buffer, to, buffer.length - to);
        if (read < 0) {
            ended = true;
            return false;
        }
        to += read;
        return true;
    }

    private void split(int start, int end, boolean last) throws CsvFault {
        int at = start;
        while (true) {
            at = at < end && buffer[at] == '"' ? quoted(at + 1, end, last) : plain(at, end);
            if (at == end) {
                return;
            }
            at++;
        }
    }

    /** Reads a field without quotes; answers the place of the comma behind it, or the end of the row. */
    private int plain(int start, int end) throws CsvFault {
        int at = start;
        int bits = 0;
        for (; at < end; at++) {
            byte b = buffer[at];
            if (b == ',') {
                break;
            }
            if (b == '"') {
                throw new CsvFault(ProblemCode.CSV_QUOTE, size, "A quote stands in a field without quotes.");
            }
            if (b == '\r' || b == 0) {
                throw control(b);
            }
            bits |= b;
        }
        add(start, at, bits);
        return at;
    }

    private int quoted(int start, int end, boolean last) throws CsvFault {
        int at = start;
        int write = start;
        int bits = 0;
        for (; at < end; at++) {
            byte b = buffer[at];
            if (b == '"') {
                if (at + 1 < end && buffer[at + 1] == '"') {
                    at++;
                } else {
                    break;
                }
            }
            if (b == '\r' || b == 0) {
                throw control(b);
            }
            bits |= b;
            buffer[write++] = b;
        }
        if (at == end) {
            throw last
                    ? new CsvFault(ProblemCode.CSV_QUOTE, size, "A quoted field has no end.")
                    : new CsvFault(ProblemCode.CSV_LINE_BREAK, size, "A line break stands inside a quoted field.");
        }
        if (at + 1 < end && buffer[at + 1] != ',') {
            throw new CsvFault(ProblemCode.CSV_QUOTE, size, "Text follows the quote that ends a field.");
        }
        add(start, write, bits);
        return at + 1;
    }

    private CsvFault control(byte b) {
        return b == 0
                ? new CsvFault(ProblemCode.CSV_ENCODING, size, "The file holds zero bytes; it is not UTF-8 text.")
                : new CsvFault(ProblemCode.CSV_BARE_CR, size, "A carriage return stands without a line feed.");
    }

    private void add(int start, int end, int bits) throws CsvFault {
        if (size == fields.length) {
            fields = Arrays.copyOf(fields, size * 2);
        }
        fields[size] = start == end ? "" : bits >= 0 ? ascii(start, end) : decoded(start, end);
        size++;
    }

    private String ascii(int start, int end) {
        return new String(buffer, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private String decoded(int start, int end) throws CsvFault {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, start, end - start);
        try {
            return utf8.decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new CsvFault(
                    ProblemCode.CSV_ENCODING,
                    size,
                    "Byte %d of the file is not UTF-8.".formatted(passed + bytes.position() + 1));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
