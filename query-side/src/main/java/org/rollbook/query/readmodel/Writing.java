package org.rollbook.query.readmodel;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Recorder.Operation;

/**
 * What a loop writes to its generation: one batch after the other. The next may be folded while one is on its way.
 */
final class Writing implements AutoCloseable {
    private final Generation generation;
    private final Runnable onWritten;
    private long written;
    private @Nullable Batch batch;
    private CompletableFuture<Boolean> applied = CompletableFuture.completedFuture(true);

    /**
     * @param written position of the generation as it is stored
     * @param onWritten is run when a batch that was sent is written, or has failed
     */
    Writing(Generation generation, long written, Runnable onWritten) {
        this.generation = generation;
        this.onWritten = onWritten;
        this.written = written;
    }

    /** What follows on all that was handed over so far. */
    Batch fold(long upTo, List<Operation> operations) throws InterruptedException {
        return Blocking.await(generation.fold(written, upTo, operations, batch));
    }

    /**
     * Makes the batch ready, waits for the one before, then sends it on its way.
     *
     * @param needed false when it changes nothing and can wait for the next
     * @return false when somebody else has moved the generation
     */
    boolean next(Batch next, boolean needed) throws InterruptedException {
        var application = needed ? generation.apply(next) : null;
        if (!finish()) return false;
        if (application != null) {
            batch = next;
            applied = application
                    .doOnNext(done -> show(next, done))
                    .doFinally(_ -> onWritten.run())
                    .toFuture();
            written = next.upTo();
        } else generation.standing().advance(next);
        return true;
    }

    /** Those who wait for a batch need not wait until the loop has a look at it. */
    private void show(Batch written, boolean done) {
        if (done) generation.standing().advance(written);
    }

    /** Whether nothing is on its way any more. */
    boolean isIdle() {
        return applied.isDone();
    }

    /**
     * Waits until everything is written.
     *
     * @return false when somebody else has moved the generation
     */
    boolean finish() throws InterruptedException {
        if (batch == null) return true;
        if (!Blocking.await(applied)) return false;
        batch = null;
        return true;
    }

    @Override
    public void close() {
        applied.cancel(true);
    }
}
