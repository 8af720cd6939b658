package org.rollbook.command.roster.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P12")
class CsvReaderTest {
    /** Rows as lists of fields; a broken row as its code. */
    private static List<Object> read(byte[] bytes) throws IOException {
        List<Object> rows = new ArrayList<>();
        CsvReader csv = new CsvReader(new ByteArrayInputStream(bytes));
        boolean more = true;
        while (more) {
            try {
                more = csv.next();
                if (more) {
                    List<String> row = new ArrayList<>();
                    for (int i = 0; i < csv.size(); i++) {
                        row.add(csv.field(i));
                    }
                    rows.add(row);
                }
            } catch (CsvFault e) {
                rows.add(csv.line() + " " + e.code());
            }
        }
        return rows;
    }

    private static List<Object> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void rows_end_with_lf_or_cr_lf_and_the_last_with_neither() throws IOException {
        assertThat(read("a,b\r\nc,d\n,")).containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("", ""));
    }

    @Test
    void quoted_fields_hold_commas_and_doubled_quotes() throws IOException {
        assertThat(read("\"a,\"\"b\"\"\",\"\",c")).containsExactly(List.of("a,\"b\"", "", "c"));
    }

    @Test
    void a_byte_order_mark_is_passed_over() throws IOException {
        assertThat(read("\uFEFFa,\u00e9\u5b66")).containsExactly(List.of("a", "\u00e9\u5b66"));
        assertThat(read("")).isEmpty();
        assertThat(read("\uFEFF")).isEmpty();
    }

    @Test
    void a_broken_row_does_not_take_the_next_one_along() throws IOException {
        assertThat(read("a\"b\nok\n\"a\"b\nok\n\"open\nok\r\nbare\rcr\nok\n\"end"))
                .containsExactly(
                        "1 CSV_QUOTE",
                        List.of("ok"),
                        "3 CSV_QUOTE",
                        List.of("ok"),
                        "5 CSV_LINE_BREAK",
                        List.of("ok"),
                        "7 CSV_BARE_CR",
                        List.of("ok"),
                        "9 CSV_QUOTE");
    }

    @Test
    void bytes_that_are_not_utf_8_are_told_with_their_place() throws IOException {
        byte[] latin = "id\nM\u00fcller,x\n".getBytes(StandardCharsets.ISO_8859_1);
        CsvReader csv = new CsvReader(new ByteArrayInputStream(latin));
        try {
            csv.next();
            csv.next();
        } catch (CsvFault e) {
            assertThat(e.code()).isEqualTo(ProblemCode.CSV_ENCODING);
            assertThat(e.sentence()).isEqualTo("Byte 5 of the file is not UTF-8.");
            return;
        }
        throw new AssertionError("accepted");
    }

    @Test
    void zero_bytes_are_no_text() throws IOException {
        assertThat(read("a\0b\n")).containsExactly("1 CSV_ENCODING");
    }

    @Test
    void a_row_without_end_is_not_kept_in_memory() throws IOException {
        byte[] endless = new byte[5 << 20];
        java.util.Arrays.fill(endless, (byte) 'x');
        assertThat(read(endless)).containsExactly("0 PKG_TOO_LARGE");
    }

    @Test
    void what_is_written_is_read_whatever_the_buffer_cuts() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String letters = "ab,\"\u00e9\u5b66 ";
        List<Object> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 20_000; row++) {
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                StringBuilder field = new StringBuilder();
                for (int n = random.nextInt(12); n > 0; n--) {
                    field.append(letters.charAt(random.nextInt(letters.length())));
                }
                fields.add(field.toString());
                text.append(i == 0 ? "" : ",")
                        .append('"')
                        .append(field.toString().replace("\"", "\"\""))
                        .append('"');
            }
            text.append(random.nextBoolean() ? "\r\n" : "\n");
            expected.add(fields);
        }
        assertThat(read(text.toString())).as("seed %d", seed).isEqualTo(expected);
    }
}
