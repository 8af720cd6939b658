package org.rollbook.rest.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rollbook.messages.oneroster.ChangePage;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.FindChanges;
import org.rollbook.messages.oneroster.ObjectChange;

/** Who follows the feed and does not read what comes is given no more, and is in nobody's way. */
@Timeout(120)
class SlowReaderTest extends EdgeTest {
    private static final int STALLED = 8;
    private static final int SMALL = 4 * 1024;
    private static final int PIECES = 64;
    private static final int PIECE = 1 << 20;

    /** What fits into the buffers of the operating system, and one piece that waits for room there. */
    private static final int MOST_AHEAD = 20;

    private final Map<String, AtomicInteger> given = new ConcurrentHashMap<>();

    /** A feed without end, of pieces of a megabyte. */
    @BeforeEach
    void feed() {
        String object = "{\"sourcedId\":\"us-1\",\"metadata\":{\"k\":\"" + "x".repeat(PIECE / 250) + "\"}}";
        var change = new ObjectChange(Collection.USERS, "us-1", "active", "2026-09-14T07:30:05.120Z", 1, "1", object);
        district.answer(FindChanges.class, question -> {
            given.computeIfAbsent(question.connectionId(), id -> new AtomicInteger())
                    .incrementAndGet();
            return new ChangePage(Collections.nCopies(question.limit(), change), "1", true, 1);
        });
    }

    private Socket follow(String client, int buffer) throws Exception {
        return unread(client, "/api/v1/feed", "Accept: text/event-stream", buffer);
    }

    private static void read(Socket socket, int pieces) throws Exception {
        socket.getInputStream().skipNBytes((long) pieces * PIECE);
    }

    @Test
    void is_given_no_more_and_is_in_nobodys_way() throws Exception {
        var stalled = new ArrayList<Socket>();
        try {
            for (int i = 0; i < STALLED; i++) {
                stalled.add(follow("strict", SMALL));
            }
            try (var quick = follow("lenient", PIECE)) {
                read(quick, PIECES);
            }
            get(V1P2 + "/users?limit=2").expectStatus().isOk();
            assertThat(given.get("con-strict").get()).isBetween(STALLED, STALLED * MOST_AHEAD);

            read(stalled.getFirst(), PIECES);
        } finally {
            for (var socket : stalled) {
                socket.close();
            }
        }
    }
}
