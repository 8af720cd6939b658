package org.rollbook.ledger.axon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rollbook.ledger.KitDatabase;
import org.rollbook.ledger.LedgerEventStorageEngine;

/** Axon's own tests of storage engines; no test of theirs is overridden. Some of them begin a stream in its middle. */
class StorageEngineKitTest
        extends BatchingEventStorageEngineTest<LedgerEventStorageEngine, LedgerEventStorageEngine.Builder> {
    private final KitDatabase database = new KitDatabase();
    private final List<LedgerEventStorageEngine> engines = new ArrayList<>();

    @BeforeEach
    void start() {
        setTestSubject(createEngine());
    }

    @AfterEach
    void stop() {
        engines.forEach(LedgerEventStorageEngine::close);
        database.close();
    }

    @Override
    protected LedgerEventStorageEngine createEngine(UnaryOperator<LedgerEventStorageEngine.Builder> customization) {
        var serializer = Jackson3Serializer.builder().build();
        var builder = LedgerEventStorageEngine.builder()
                .database(database.open())
                .streamsBeginAnywhere()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer);
        var engine = customization.apply(builder).build();
        engines.add(engine);
        return engine;
    }
}
