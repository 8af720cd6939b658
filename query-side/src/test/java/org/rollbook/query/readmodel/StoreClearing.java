package org.rollbook.query.readmodel;

import java.time.Duration;
import reactor.core.publisher.Flux;

/** Leaves a database behind as it was found. */
public final class StoreClearing {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private StoreClearing() {}

    /** Drops every generation of the store and closes it. */
    public static void clear(ReadModelStore store) {
        store.generations()
                .flatMapMany(Flux::fromIterable)
                .concatMap(generation -> store.drop(generation.number()))
                .then(store.close())
                .block(LIMIT);
    }
}
