package org.rollbook.rest.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.ExportPart;
import org.rollbook.messages.oneroster.FindExportPart;
import org.rollbook.messages.oneroster.Packed;
import org.rollbook.messages.oneroster.Packing;

/** Who asks for a package and does not read it holds up the reading of its parts, and nobody else. */
@Timeout(120)
class SlowExportTest extends EdgeTest {
    private static final int STALLED = 8;
    private static final int SMALL = 4 * 1024;
    private static final int PARTS_OF_A_FILE = 4;

    /** The first one is read twice: before anything is sent, and with the others. */
    private static final int PARTS = PARTS_OF_A_FILE * ExportFile.values().length + 1;

    /** What fits into the buffers of the operating system, 4 MiB, and the few parts that are under way. */
    private static final int MOST_AHEAD = 30;

    /** Half a megabyte that no packing makes much smaller. */
    private static final Packed ROWS = new Packing()
            .add(new Random(7)
                    .ints(1 << 19, '0', 'z')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .append("\r\n")
                    .toString())
            .done();

    private final Map<String, AtomicInteger> read = new ConcurrentHashMap<>();

    @BeforeEach
    void district() {
        district.answer(FindExportPart.class, question -> {
            read.computeIfAbsent(question.connectionId(), id -> new AtomicInteger())
                    .incrementAndGet();
            int part = question.after() == null ? 1 : Integer.parseInt(question.after());
            var next = part == PARTS_OF_A_FILE ? null : Integer.toString(part + 1);
            return new ExportPart("sourcedId\r\n", ROWS, 1, List.of(), next, 7);
        });
    }

    private Socket export(String client, int buffer) throws Exception {
        return unread(client, "/api/v1/export", "Connection: close", buffer);
    }

    private static String begin(InputStream answer) throws Exception {
        return new String(answer.readNBytes(SMALL), StandardCharsets.ISO_8859_1);
    }

    /** The last chunk of a whole answer is empty. */
    private static void readToTheEnd(InputStream answer) throws Exception {
        String end = "";
        for (byte[] some = answer.readNBytes(1 << 16); some.length > 0; some = answer.readNBytes(1 << 16)) {
            end += new String(some, StandardCharsets.ISO_8859_1);
            end = end.substring(Math.max(0, end.length() - 5));
        }
        assertThat(end).isEqualTo("0\r\n\r\n");
    }

    @Test
    void holds_up_the_reading_of_parts_and_nobody_else() throws Exception {
        var stalled = new ArrayList<Socket>();
        try {
            for (int i = 0; i < STALLED; i++) {
                var one = export("strict", SMALL);
                stalled.add(one);
                assertThat(begin(one.getInputStream()))
                        .startsWith("HTTP/1.1 200 ")
                        .contains("PK");
            }
            try (var quick = export("lenient", 1 << 20)) {
                readToTheEnd(quick.getInputStream());
            }
            get(V1P2 + "/users?limit=2").expectStatus().isOk();
            assertThat(read.get("con-lenient").get()).isEqualTo(PARTS);
            assertThat(read.get("con-strict").get()).isBetween(STALLED, STALLED * MOST_AHEAD);

            readToTheEnd(stalled.getFirst().getInputStream());
        } finally {
            for (var socket : stalled) {
                socket.close();
            }
        }
    }
}
