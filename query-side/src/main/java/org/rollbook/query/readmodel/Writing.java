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
    private long written;
    private @Nullable Batch batch;
    private CompletableFuture<Boolean> applied = CompletableFuture.completedFuture(true);

    /** @param written position of the generation as it is stored */
    Writing(Generation generation, long written) {
        this.generation = generation;
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
            applied = application.toFuture();
            written = next.upTo();
        } else generation.standing().advance(next);
        return true;
    }

    /**
     * Waits until everything is written, and shows it.
     *
     * @return false when somebody else has moved the generation
     */
    boolean finish() throws InterruptedException {
        if (batch == null) return true;
        if (!Blocking.await(applied)) return false;
        generation.standing().advance(batch);
        batch = null;
        return true;
    }

    @Override
    public void close() {
        applied.cancel(true);
    }
}
