package org.rollbook.command.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Commands.Receipt;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.connection.EndSync;
import org.rollbook.messages.connection.PagesDisclosed;
import org.rollbook.messages.connection.PagesDisclosed.Page;
import org.rollbook.messages.connection.RequestSync;

@Tag("S35")
class SyncRunsTest {
    private static final Instant NOON = Instant.parse("2026-09-14T12:00:00Z");
    private static final Caller VENDOR = new Caller("req", "con-1", null, null);

    private final List<Object> ledger = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private Instant now = NOON;
    private CompletableFuture<Void> durable = CompletableFuture.completedFuture(null);
    private CompletableFuture<Long> written = CompletableFuture.completedFuture(1L);
    private final SyncRuns runs = new SyncRuns(
            (command, caller) -> durable.thenApply(done -> {
                ledger.add(command);
                return new Receipt(Outcome.created(), ledger.size());
            }),
            (pages, caller) -> {
                ledger.add(pages);
                return written;
            },
            () -> now,
            Duration.ofMinutes(15),
            () -> "syn-" + ids.incrementAndGet());

    private CompletableFuture<Void> read(String connection, String collection, int records) {
        return read(connection, null, page(collection, records));
    }

    private CompletableFuture<Void> read(String connection, @Nullable Set<String> schools, Page page) {
        return runs.disclose(VENDOR, connection, schools, page);
    }

    private static Page page(String collection, int records) {
        return new Page("req", collection, "/" + collection, 7, records, "ab");
    }

    private static PagesDisclosed page(String sync, String connection, String collection, int records) {
        return new PagesDisclosed(sync, connection, null, List.of(page(collection, records)));
    }

    @Test
    void the_first_page_requests_a_run_and_the_others_belong_to_it() {
        read("con-1", "users", 100).join();
        read("con-1", "users", 50).join();

        assertThat(ledger)
                .containsExactly(
                        new RequestSync("syn-1", "con-1"),
                        page("syn-1", "con-1", "users", 100),
                        page("syn-1", "con-1", "users", 50));
    }

    @Test
    void connections_have_runs_of_their_own() {
        read("con-1", "users", 1).join();
        read("con-2", "users", 1).join();

        assertThat(ledger).contains(new RequestSync("syn-1", "con-1"), new RequestSync("syn-2", "con-2"));
    }

    @Test
    void no_page_is_recorded_before_its_run() {
        durable = new CompletableFuture<>();
        var first = read("con-1", "users", 1);
        var second = read("con-1", "orgs", 2);
        assertThat(ledger).isEmpty();
        assertThat(first).isNotDone();

        durable.complete(null);

        second.join();
        assertThat(ledger).first().isEqualTo(new RequestSync("syn-1", "con-1"));
        assertThat(ledger).hasSize(3);
    }

    @Test
    void pages_that_come_while_another_is_written_are_one_entry() {
        written = new CompletableFuture<>();
        var first = read("con-1", "users", 1);
        var second = read("con-1", "users", 2);
        var third = read("con-1", "orgs", 3);
        assertThat(ledger).hasSize(2);
        var before = written;
        written = new CompletableFuture<>();

        before.complete(2L);

        assertThat(first).isCompleted();
        assertThat(second).as("on record only with its entry").isNotDone();
        assertThat(ledger)
                .last()
                .isEqualTo(new PagesDisclosed("syn-1", "con-1", null, List.of(page("users", 2), page("orgs", 3))));
        written.complete(3L);
        assertThat(second).isCompleted();
        assertThat(third).isCompleted();
        assertThat(read("con-1", "users", 4)).isCompleted();
    }

    @Test
    void after_many_pages_together_those_of_the_next_moment_are_one_entry_too() {
        written = new CompletableFuture<>();
        read("con-1", "users", 0);
        for (int i = 1; i <= 4; i++) {
            read("con-1", "users", i);
        }
        var alone = written;
        written = new CompletableFuture<>();
        alone.complete(2L);
        read("con-1", "orgs", 5);
        var last = read("con-1", "orgs", 6);
        var together = written;
        written = CompletableFuture.completedFuture(4L);

        together.complete(3L);

        assertThat(last).succeedsWithin(Duration.ofSeconds(10));
        assertThat(ledger)
                .last()
                .isEqualTo(new PagesDisclosed("syn-1", "con-1", null, List.of(page("orgs", 5), page("orgs", 6))));
    }

    @Test
    void pages_of_different_scopes_are_entries_of_their_own() {
        written = new CompletableFuture<>();
        read("con-1", null, page("users", 1));
        read("con-1", Set.of("s1"), page("users", 2));
        read("con-1", Set.of("s1"), page("users", 3));
        read("con-1", Set.of("s2"), page("users", 4));

        written.complete(2L);

        assertThat(ledger.subList(1, ledger.size()))
                .containsExactly(
                        page("syn-1", "con-1", "users", 1),
                        new PagesDisclosed("syn-1", "con-1", Set.of("s1"), List.of(page("users", 2), page("users", 3))),
                        new PagesDisclosed("syn-1", "con-1", Set.of("s2"), List.of(page("users", 4))));
    }

    @Test
    void a_page_that_could_not_be_recorded_is_not_given_out_and_the_next_one_is_tried() {
        written = new CompletableFuture<>();
        var first = read("con-1", "users", 1);
        var second = read("con-1", "users", 2);
        var before = written;
        written = CompletableFuture.completedFuture(2L);

        before.completeExceptionally(new IllegalStateException("no ledger"));

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompleted();
    }

    @Test
    void a_run_ends_with_its_counts_after_an_idle_spell() {
        read("con-1", "users", 100).join();
        now = NOON.plusSeconds(60);
        read("con-1", "users", 50).join();
        read("con-1", "orgs", 3).join();

        now = NOON.plusSeconds(60).plus(Duration.ofMinutes(15)).minusMillis(1);
        runs.endIdle().join();
        assertThat(ledger).hasSize(4);

        now = now.plusMillis(1);
        runs.endIdle().join();
        runs.endIdle().join();
        assertThat(ledger.subList(4, ledger.size()))
                .containsExactly(new EndSync(
                        "syn-1", "con-1", 3, Map.of("users", 150L, "orgs", 3L), NOON, NOON.plusSeconds(60)));
    }

    @Test
    void reading_after_an_idle_spell_ends_one_run_and_requests_another() {
        read("con-1", "users", 100).join();
        now = NOON.plus(Duration.ofHours(1));
        read("con-1", "users", 9).join();

        assertThat(ledger.subList(2, ledger.size()))
                .containsExactly(
                        new EndSync("syn-1", "con-1", 1, Map.of("users", 100L), NOON, NOON),
                        new RequestSync("syn-2", "con-1"),
                        page("syn-2", "con-1", "users", 9));
    }

    @Test
    void runs_end_when_the_service_stops() {
        read("con-1", "users", 1).join();
        read("con-2", "users", 1).join();

        runs.endAll().join();

        assertThat(ledger).filteredOn(EndSync.class::isInstance).hasSize(2);
    }

    @Test
    void a_run_that_was_left_open_ends_after_an_idle_spell() {
        var open = List.of(new OpenRun("syn-0", "con-1", 4, Map.of("users", 400L), NOON, NOON.plusSeconds(5)));

        now = NOON.plusSeconds(4).plus(Duration.ofMinutes(15));
        runs.endLeftOpen(open).join();
        assertThat(ledger).isEmpty();

        now = now.plusSeconds(1);
        runs.endLeftOpen(open).join();
        assertThat(ledger)
                .containsExactly(new EndSync("syn-0", "con-1", 4, Map.of("users", 400L), NOON, NOON.plusSeconds(5)));
    }

    @Test
    void a_run_of_its_own_is_not_left_open() {
        read("con-1", "users", 1).join();
        now = NOON.plus(Duration.ofDays(1));

        runs.endLeftOpen(List.of(new OpenRun("syn-1", "con-1", 1, Map.of("users", 1L), NOON, NOON)))
                .join();

        assertThat(ledger).filteredOn(EndSync.class::isInstance).isEmpty();
    }

    @Test
    void a_run_that_the_ledger_did_not_take_is_tried_again_with_the_next_page() {
        durable = CompletableFuture.failedFuture(new IllegalStateException("no ledger"));
        var failed = read("con-1", "users", 1);
        assertThatThrownBy(failed::join).isInstanceOf(CompletionException.class);

        durable = CompletableFuture.completedFuture(null);
        read("con-1", "users", 1).join();

        assertThat(ledger).containsExactly(new RequestSync("syn-2", "con-1"), page("syn-2", "con-1", "users", 1));
    }
}
