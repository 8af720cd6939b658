package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollbook.ledger.Nodes.defined;
import static org.rollbook.ledger.Nodes.stolen;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollbook.command.index.ClaimTaken;
import org.rollbook.messages.connection.SyncRequested;
import org.rollbook.messages.gradebook.CategoryWithdrawn;

class GroupCommitTest {
    private Ledger ledger;
    private LedgerEventStorageEngine engine;

    @BeforeEach
    void open() {
        ledger = Nodes.open(LedgerDatabase.fresh());
        engine = ledger.storageEngine();
        append(defined("known", 0)).join();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void what_cannot_be_written_fails_alone_in_its_group() throws Exception {
        var outcomes = inOneGroup(List.of(
                List.of(defined("a", 0)),
                List.of(defined("known", 0)),
                List.of(defined("b", 0), defined("known", 5)),
                List.of(stolen("thief", "known")),
                List.of(defined("known", 1)),
                List.of(defined("known", 1)),
                List.of(stolen("other", "a")),
                List.of(defined("c", 0), defined("c", 1))));

        assertThat(outcomes.get(0).join()).isEqualTo(3);
        assertFails(outcomes.get(1), AggregateStreamCreationException.class);
        assertFails(outcomes.get(2), ConcurrencyException.class);
        assertFails(outcomes.get(3), ClaimTaken.class);
        assertThat(outcomes.get(4).join()).isEqualTo(4);
        assertFails(outcomes.get(5), ConcurrencyException.class);
        assertFails(outcomes.get(6), ClaimTaken.class);
        assertThat(outcomes.get(7).join()).isEqualTo(6);
        assertThat(LedgerDatabase.texts("select stream from ledger.entry order by position"))
                .containsExactly(
                        "(category:known)",
                        "(category:first)",
                        "(category:a)",
                        "(category:known)",
                        "(category:c)",
                        "(category:c)");
    }

    @Test
    void data_that_the_database_cannot_store_fails_alone() throws Exception {
        var outcomes = inOneGroup(List.of(
                List.of(defined("a", 0)),
                List.of(new GenericEventMessage<>(new SyncRequested("sync-1", "con-1"))),
                List.of(defined("bad\u0000id", 0)),
                List.of(defined("b", 0))));

        assertThat(outcomes.get(0).join()).isEqualTo(3);
        assertThat(outcomes.get(1).join()).isEqualTo(4);
        assertThatThrownBy(() -> outcomes.get(2).join()).hasMessageContaining("invalid byte sequence");
        assertThat(outcomes.get(3).join()).isEqualTo(5);
    }

    @Test
    void an_event_that_is_stored_already_is_not_stored_again() {
        var event = defined("once", 0);
        append(event).join();

        assertFails(append(event), AggregateStreamCreationException.class);
        var outside = new GenericEventMessage<>(new SyncRequested("sync-1", "con-1"));
        append(outside).join();
        assertFails(append(outside), ConcurrencyException.class);
    }

    @Test
    void a_claim_that_is_released_can_be_taken_in_the_same_group() throws Exception {
        var withdrawn =
                new GenericDomainEventMessage<>("Category", "category:known", 1, new CategoryWithdrawn("known"));

        var outcomes = inOneGroup(List.of(List.of(withdrawn), List.of(stolen("heir", "known"))));

        outcomes.forEach(CompletableFuture::join);
        assertThat(ledger.facts().owner("category", "known")).contains("category:heir");
        assertThat(LedgerDatabase.texts("select owner from ledger.claim where key = 'known' and kind = 'category'"))
                .containsExactly("(category:heir)");
    }

    private CompletableFuture<Long> append(EventMessage<?> event) {
        return engine.append(List.of(event));
    }

    /** While the lock is held, the first waits for it and all others wait for the first. */
    private List<CompletableFuture<Long>> inOneGroup(List<List<EventMessage<?>>> requests) throws Exception {
        var outcomes = new ArrayList<CompletableFuture<Long>>();
        try (var lock = LedgerDatabase.lock()) {
            assertThat(lock).isNotNull();
            outcomes.add(append(defined("first", 0)));
            requests.forEach(request -> outcomes.add(engine.append(request)));
        }
        assertThat(outcomes.removeFirst().join()).isEqualTo(2);
        return outcomes;
    }

    private static void assertFails(CompletableFuture<Long> outcome, Class<? extends Throwable> cause) {
        assertThatThrownBy(outcome::join).hasCauseInstanceOf(cause);
    }
}
