package org.rollbook.command.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Listing;
import org.rollbook.messages.Queries;
import org.rollbook.messages.Query;
import org.rollbook.messages.audit.LedgerEntry;
import org.rollbook.messages.audit.LedgerPage;
import org.rollbook.messages.connection.SyncView;

@Tag("S35")
class LeftOpenRunsTest {
    private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");

    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final List<SyncView> syncs = new ArrayList<>();
    private final LeftOpenRuns left = new LeftOpenRuns(new Syncs(), this::after);

    @Test
    void are_counted_again_from_the_ledger() {
        requested("syn-old", "con-1", "ended");
        page("syn-old", "users", 7);
        requested("syn-1", "con-1", "running");
        requested("syn-2", "con-2", "running");
        for (int i = 0; i < 600; i++) {
            page("syn-1", "users", 100);
            page("syn-2", "orgs", 1);
        }
        pageOfTheFirstRevision("syn-1", "orgs", 3);

        assertThat(left.find().join())
                .containsExactlyInAnyOrder(
                        new OpenRun(
                                "syn-1",
                                "con-1",
                                601,
                                Map.of("users", 60_000L, "orgs", 3L),
                                NOON,
                                ledger.getLast().recordedAt()),
                        new OpenRun(
                                "syn-2",
                                "con-2",
                                600,
                                Map.of("orgs", 600L),
                                NOON,
                                ledger.get(ledger.size() - 2).recordedAt()));
    }

    @Test
    void may_have_disclosed_nothing() {
        requested("syn-1", "con-1", "running");

        assertThat(left.find().join()).containsExactly(new OpenRun("syn-1", "con-1", 0, Map.of(), NOON, NOON));
    }

    @Test
    void are_none_where_every_run_has_ended() {
        requested("syn-1", "con-1", "ended");

        assertThat(left.find().join()).isEmpty();
    }

    private void requested(String sync, String connection, String state) {
        syncs.addFirst(new SyncView(sync, connection, state, NOON, NOON, 0, Map.of()));
        entry(sync, "connection.sync-requested", 1, "{\"syncId\":\"" + sync + "\"}");
    }

    private void page(String sync, String collection, int records) {
        entry(
                null,
                "connection.page-disclosed",
                2,
                "{\"syncId\":\"%s\",\"pages\":[{\"collection\":\"%s\",\"records\":%d}]}"
                        .formatted(sync, collection, records));
    }

    private void pageOfTheFirstRevision(String sync, String collection, int records) {
        entry(
                null,
                "connection.page-disclosed",
                1,
                "{\"syncId\":\"%s\",\"collection\":\"%s\",\"records\":%d}".formatted(sync, collection, records));
    }

    private void entry(String stream, String name, int revision, String payload) {
        long position = ledger.size() + 1;
        ledger.add(new LedgerEntry(
                position, stream, null, "e" + position, name, revision, NOON.plusSeconds(position), payload, "{}", ""));
    }

    private CompletableFuture<LedgerPage> after(long after, String stream, String name, int limit) {
        Stream<LedgerEntry> found = ledger.stream()
                .filter(entry -> entry.position() > after)
                .filter(entry -> stream == null || stream.equals(entry.stream()))
                .filter(entry -> entry.name().equals(name))
                .limit(limit);
        return CompletableFuture.completedFuture(new LedgerPage(found.toList(), ledger.size()));
    }

    private final class Syncs implements Queries {
        @Override
        @SuppressWarnings("unchecked")
        public <R> CompletableFuture<R> ask(Query<R> query) {
            return CompletableFuture.completedFuture((R) new Listing<>(syncs, syncs.size(), null));
        }

        @Override
        public CompletableFuture<Boolean> shown(long position, Duration limit) {
            return CompletableFuture.completedFuture(true);
        }
    }
}
