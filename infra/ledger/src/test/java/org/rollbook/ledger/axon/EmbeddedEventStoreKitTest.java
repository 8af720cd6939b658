package org.rollbook.ledger.axon;

import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.rollbook.ledger.KitDatabase;
import org.rollbook.ledger.LedgerEventStorageEngine;

/** Axon's own tests of its embedded event store, over the ledger; no test of theirs is overridden. */
class EmbeddedEventStoreKitTest extends EmbeddedEventStoreTest {
    private final KitDatabase database = new KitDatabase();
    private LedgerEventStorageEngine engine;

    @Override
    public EventStorageEngine createStorageEngine() {
        var serializer = Jackson3Serializer.builder().build();
        engine = LedgerEventStorageEngine.builder()
                .database(database.open())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        engine.createHeadToken(); // connects: some tests of the kit give the first event 100 ms
        return engine;
    }

    @AfterEach
    void stop() {
        engine.close();
        database.close();
    }
}
