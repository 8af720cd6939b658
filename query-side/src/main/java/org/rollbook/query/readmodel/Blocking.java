package org.rollbook.query.readmodel;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/** Waits for a store's answer, on the threads of loops and where the read side is opened and closed; nowhere else. */
final class Blocking {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Blocking() {}

    static void done(Mono<Void> mono) throws InterruptedException {
        await(mono.thenReturn(Boolean.TRUE));
    }

    static <T> T await(Mono<T> mono) throws InterruptedException {
        return await(mono.toFuture());
    }

    /** Cancels it when its answer is not waited for any longer. */
    static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new StoreFailed(failure.getCause() == null ? failure : failure.getCause());
        } catch (TimeoutException | CancellationException failure) {
            throw new StoreFailed(failure);
        } finally {
            future.cancel(true);
        }
    }

    /** The store did not do what was asked of it. */
    static final class StoreFailed extends RuntimeException {
        StoreFailed(Throwable cause) {
            super(cause);
        }
    }
}
