package org.rollbook.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what many have to write, and writes it together, on a thread of its own that alone blocks for it. */
final class Batches<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
    private static final long LOOK_MILLIS = 500;
    private static final long BUSY_NANOS = 1_000_000;
    private static final long MILLIS_TO_STOP = 5_000;

    private final BlockingQueue<T> waiting;
    private final int most;
    private final long gatherNanos;
    private final Consumer<List<T>> write;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param room how many may wait
     * @param most how many are written at once
     * @param gather for how long those that follow soon are waited for; zero where somebody waits for what is written
     * @param write fails for none but itself: what it throws is logged
     */
    Batches(String name, int room, int most, Duration gather, Consumer<List<T>> write) {
        this.waiting = new ArrayBlockingQueue<>(room);
        this.most = most;
        this.gatherNanos = gather.toNanos();
        this.write = write;
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /** @return false when too many wait already */
    boolean add(T one) {
        return !closed && waiting.offer(one);
    }

    private void run() {
        long written = System.nanoTime() - BUSY_NANOS;
        try {
            while (!closed || !waiting.isEmpty()) {
                var first = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    gather(written);
                    var batch = new ArrayList<T>();
                    batch.add(first);
                    waiting.drainTo(batch, most - 1);
                    write(batch);
                    written = System.nanoTime();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where one batch follows another, a moment's wait saves most of them. */
    private void gather(long written) {
        if (gatherNanos > 0 && System.nanoTime() - written < BUSY_NANOS) {
            LockSupport.parkNanos(this, gatherNanos);
        }
    }

    private void write(List<T> batch) {
        try {
            write.accept(batch);
        } catch (RuntimeException e) {
            LOG.warn("{} of {} could not be written", batch.size(), thread.getName(), e);
        }
    }

    /** Writes what waits. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(MILLIS_TO_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
