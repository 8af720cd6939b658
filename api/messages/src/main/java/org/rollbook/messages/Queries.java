package org.rollbook.messages;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The way to every read model. */
public interface Queries {
    /** Answers the question; cancelling the future cancels the work. Fails with {@link Refused}. */
    <R> CompletableFuture<R> ask(Query<R> query);

    /**
     * Waits until the read models show everything up to the position.
     *
     * @return true when they do, false when the limit ran out first
     */
    CompletableFuture<Boolean> shown(long position, Duration limit);
}
