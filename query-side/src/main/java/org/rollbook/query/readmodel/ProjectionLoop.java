package org.rollbook.query.readmodel;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Recorder.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one generation up to date with the ledger, on a thread of its own. Where many entries come, the next are read
 * and folded while the last are written. That entries changed nothing is written only with the next change, or after
 * many. Whatever fails is tried again, later and later.
 */
final class ProjectionLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionLoop.class);
    private static final long SHORTEST_PAUSE = 50;
    private static final long LONGEST_PAUSE = 10_000;
    private static final long LISTENING = 1_000;
    private static final long LONGEST_COURTESY = TimeUnit.SECONDS.toNanos(6);
    private static final long COURTESY_STEP = TimeUnit.MILLISECONDS.toNanos(100);
    /** Entries that come within a step when somebody writes in bulk. */
    private static final int BULK = 200;

    private static final int SEVERAL = 8;
    private static final int MANY = 16;
    /** Percent of the last batch, at which the next is large enough to be folded while the last is written. */
    private static final int ENOUGH = 70;

    private final String name;
    private final EventSource source;
    private final Generation generation;
    private final List<Projection> projections;
    private final int batchSize;
    private final Semaphore wake = new Semaphore(0);
    private final Executor readers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
    private final Thread thread;
    private long pause = SHORTEST_PAUSE;
    private long courtesy = LONGEST_COURTESY;
    private CompletableFuture<Void> settling = CompletableFuture.completedFuture(null);
    private volatile boolean closed;
    private AutoCloseable subscription = () -> {};
    private volatile @Nullable String trouble;

    ProjectionLoop(Generation generation, EventSource source, List<Projection> projections, int batchSize) {
        this.name = "read-models-" + generation.number();
        this.source = source;
        this.generation = generation;
        this.projections = List.copyOf(projections);
        this.batchSize = batchSize;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    void start() {
        subscription = source.onAppended(wake::release);
        thread.start();
    }

    /** Why there is no progress at present; null when all is well. */
    @Nullable String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
            settling.cancel(true);
            subscription.close();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            LOG.warn("{} still listens to the ledger", name, failure);
        }
    }

    /** What entries ask for, not yet folded; {@code full} when there are probably more. */
    private record Asked(long upTo, List<Operation> operations, boolean full) {}

    private void run() {
        while (!closed) {
            try {
                follow();
            } catch (InterruptedException stop) {
                return;
            } catch (Exception failure) {
                if (closed) return;
                trouble = failure.toString();
                LOG.warn("{} tries again in {} ms", name, pause, failure);
                if (!pause()) return;
            }
        }
    }

    /** Returns when somebody else has moved the generation: then its progress is read again. */
    private void follow() throws Exception {
        var progress = Blocking.await(generation.progress());
        generation.standing().restore(progress);
        try (var writing = new Writing(generation, progress.position(), wake::release)) {
            long position = progress.position();
            Long promised = progress.promised();
            CompletableFuture<Asked> ahead = null;
            while (!closed) {
                var asked = ahead == null ? read(position, promised) : ahead.get();
                ahead = null;
                trouble = null;
                pause = SHORTEST_PAUSE;
                if (asked.upTo() == position) {
                    if (!writing.finish()) return;
                    listen();
                    continue;
                }
                if (asked.full()) giveWay();
                else courtesy = LONGEST_COURTESY;
                long entries = asked.upTo() - position;
                if (asked.full()) ahead = readAhead(asked.upTo());
                var batch = writing.fold(asked.upTo(), asked.operations());
                boolean needed = promised != null || !batch.changes().isEmpty() || batch.length() >= batchSize;
                if (!writing.next(batch, needed)) return;
                position = asked.upTo();
                promised = null;
                if (ahead != null) continue;
                if (entries >= MANY) overlap(writing, position + entries * ENOUGH / 100);
                else {
                    if (!writing.finish()) return;
                    if (entries >= SEVERAL) gather(16, 4, Long.MAX_VALUE);
                }
            }
        }
    }

    private CompletableFuture<Asked> readAhead(long position) {
        return CompletableFuture.supplyAsync(() -> read(position, null), readers);
    }

    private Asked read(long position, @Nullable Long promised) {
        int limit = promised == null ? batchSize : Math.toIntExact(promised - position);
        var entries = source.after(position, limit);
        if (promised != null && entries.size() != limit) {
            throw new IllegalStateException("the ledger ends before " + promised + ", which read models have seen");
        }
        long upTo = entries.isEmpty() ? position : entries.getLast().position();
        return new Asked(upTo, Recorder.record(entries, projections), entries.size() == batchSize);
    }

    private void listen() throws InterruptedException {
        if (wake.tryAcquire(LISTENING, TimeUnit.MILLISECONDS)) wake.drainPermits();
        else if (settling.isDone())
            settling = generation.rows().settle().onErrorComplete().toFuture();
    }

    /**
     * Lets who writes in bulk, such as an import, go first: half of it is of little use to anyone. Ends as soon as
     * somebody waits for a position, when there is no bulk any more, and when this loop has given way long enough since
     * it was last up to date.
     */
    private void giveWay() throws InterruptedException {
        long before = source.told() - BULK;
        while (courtesy > 0
                && source.told() - before >= BULK
                && !generation.standing().isWanted()) {
            before = source.told();
            long begin = System.nanoTime();
            long end = begin + Math.min(courtesy, COURTESY_STEP);
            for (long now = begin; now < end && !generation.standing().isWanted(); now = System.nanoTime()) {
                if (wake.tryAcquire(end - now, TimeUnit.NANOSECONDS)) wake.drainPermits();
            }
            courtesy -= System.nanoTime() - begin;
        }
    }

    /** Waits for the next batch while the last is written, and if that is over before enough came, a moment longer. */
    private void overlap(Writing writing, long enough) throws InterruptedException {
        while (!writing.isIdle() && source.told() < enough) {
            if (wake.tryAcquire(LISTENING, TimeUnit.MILLISECONDS)) wake.drainPermits();
        }
        gather(8, 1, enough);
    }

    /**
     * Where several entries come, a moment's wait makes one change of what would otherwise be several, each of which
     * costs about as much: the fewer they are, the longer it pays to wait.
     *
     * @param longest milliseconds
     * @param quiet milliseconds without anything new, after which the wait ends
     * @param enough position at which nothing more is waited for
     */
    private void gather(long longest, long quiet, long enough) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(longest);
        while (source.told() < enough && System.nanoTime() < end && wake.tryAcquire(quiet, TimeUnit.MILLISECONDS))
            wake.drainPermits();
    }

    private boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(pause);
        } catch (InterruptedException stop) {
            return false;
        }
        pause = Math.min(2 * pause, LONGEST_PAUSE);
        return true;
    }
}
