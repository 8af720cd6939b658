package org.rollbook.ledger;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** Axon's event store over the ledger, which can be told of entries that other nodes wrote. */
public final class LedgerEventStore extends EmbeddedEventStore {
    LedgerEventStore(LedgerEventStorageEngine engine) {
        super(EmbeddedEventStore.builder().storageEngine(engine));
    }

    void wake() {
        afterCommit(List.of());
    }
}
