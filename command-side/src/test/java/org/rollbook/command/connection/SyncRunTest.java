package org.rollbook.command.connection;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.connection.EndSync;
import org.rollbook.messages.connection.RequestSync;
import org.rollbook.messages.connection.SyncEnded;
import org.rollbook.messages.connection.SyncRequested;

@Tag("S35")
class SyncRunTest extends ConnectionFixture<SyncRun> {
    private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");
    private static final SyncRequested REQUESTED = new SyncRequested("syn-1", "con-1");
    private static final SyncEnded ENDED =
            new SyncEnded("syn-1", "con-1", 2, Map.of("users", 150L), NOON, NOON.plusSeconds(9));
    private static final EndSync END =
            new EndSync("syn-1", "con-1", 2, Map.of("users", 150L), NOON, NOON.plusSeconds(9));

    SyncRunTest() {
        super(SyncRun.class);
    }

    @Test
    void a_run_is_requested_once() {
        when(new RequestSync("syn-1", "con-1")).expectEvents(REQUESTED);
        unchanged(new RequestSync("syn-1", "con-1"), REQUESTED);
    }

    @Test
    void a_run_ends_once() {
        when(END, REQUESTED).expectEvents(ENDED);
        unchanged(END, REQUESTED, ENDED);
    }

    @Test
    void a_run_that_was_never_requested_cannot_end() {
        refused(RefusalCode.SYNC_UNKNOWN, END);
    }
}
