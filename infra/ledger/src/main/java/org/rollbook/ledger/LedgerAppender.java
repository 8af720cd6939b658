package org.rollbook.ledger;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;

/** Facts that no command asks for, such as what a vendor was shown: entries outside streams. */
public final class LedgerAppender {
    private final LedgerEventStorageEngine engine;

    LedgerAppender(LedgerEventStorageEngine engine) {
        this.engine = engine;
    }

    /**
     * Appends the events, all or none, without blocking.
     *
     * @param metadata by {@link org.rollbook.messages.MetadataKeys}
     * @return ends with the position of the last one when they are durable; what depends on it must not block
     */
    public CompletableFuture<Long> append(List<?> events, Map<String, String> metadata) {
        return engine.append(events.stream()
                .<EventMessage<?>>map(event -> new GenericEventMessage<>(event, metadata))
                .toList());
    }

    public CompletableFuture<Long> append(Object event, Map<String, String> metadata) {
        return append(List.of(event), metadata);
    }
}
