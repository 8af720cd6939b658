package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.ledger.Nodes.defined;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.gradebook.DefineCategory;

/** Polls between the commit of an entry and the committer's word of it, or without any such word. */
class TailTest {
    private static final String NODE = "node";
    private static final String LOADED = DefineCategory.STREAM + "a";

    private final LedgerSerializer serializer = new LedgerSerializer(EventNames.all());
    private final AggregateCache aggregates = new AggregateCache();
    private Database database;
    private Tail tail;
    private LedgerEventStorageEngine engine;
    private Runnable word = () -> {};

    @BeforeEach
    void commit() {
        database = new Database(LedgerDatabase.fresh(), 2);
        var entries = new EntryReader(database);
        var events = new EventReader(serializer, EventNames.all(), Upcasters.ALL);
        tail = new Tail(
                database, entries, new Recent(), new LedgerFacts(database, List.of(), events), aggregates, NODE);
        engine = LedgerEventStorageEngine.builder()
                .database(database)
                .listener(NODE, (written, rows) -> word = () -> tail.committed(written, rows))
                .eventSerializer(serializer)
                .build();
        engine.appendEvents(defined("a", 0));
        aggregates.put(LOADED, "as the command left it");
    }

    @AfterEach
    void close() {
        engine.close();
        tail.close();
        database.close();
    }

    @Test
    void leave_to_the_committer_what_it_is_about_to_tell() {
        tail.poll();
        assertThat(tail.head()).isZero();

        word.run();
        tail.poll();

        assertThat(tail.head()).isEqualTo(1);
        assertThat(aggregates.containsKey(LOADED)).isTrue();
    }

    @Test
    void take_what_stays_untold() {
        tail.poll();
        tail.poll();

        assertThat(tail.head()).isEqualTo(1);
        assertThat(aggregates.containsKey(LOADED)).isFalse();
    }
}
