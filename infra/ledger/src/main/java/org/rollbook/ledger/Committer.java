package org.rollbook.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Writes what waits, in groups, in a thread of its own that alone blocks for it: one per node. While one group is on
 * its way to the database, the next one is gathered and sent behind it.
 */
final class Committer implements AutoCloseable {
    /** Is told of every group after its commit, in order, before those who wait for it. */
    interface Listener {
        void committed(List<Placed> entries, IndexRows rows);
    }

    private static final int WAITING = 4096;
    private static final int GROUP_ENTRIES = 4096;
    private static final int GROUP_BYTES = 8 << 20;
    /** In smaller groups the transaction costs more than the entries; larger ones are better prepared meanwhile. */
    private static final int WORTH_GATHERING = 64;
    /** Groups of fewer entries are over before the next one is gathered. */
    private static final int WORTH_FOLLOWING = 32;

    private static final long GATHER_NANOS = 500_000;
    private static final long GATHER_STEP_NANOS = 20_000;
    private static final long FOLLOW_STEP_NANOS = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final GroupCommit groups;
    private final BlockingQueue<Append> waiting = new ArrayBlockingQueue<>(WAITING);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private int expected;

    /** @param answers where those who wait are told, and what depends on it goes on: never in the committer's thread */
    Committer(
            Database database,
            Function<Draft, Instant> time,
            boolean anyStart,
            String node,
            Listener listener,
            Executor answers) {
        this.groups = new GroupCommit(database, time, anyStart, node, listener, answers, closing);
        this.thread = Thread.ofPlatform().name("ledger-committer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Waits in line; blocks while the line is full. */
    void put(Append append) throws InterruptedException {
        while (!waiting.offer(append, PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            refuseWhenClosed();
        }
        refuseWhenClosed();
    }

    /** Waits in line, or says that the line is full. */
    boolean offer(Append append) {
        refuseWhenClosed();
        return waiting.offer(append);
    }

    private void refuseWhenClosed() {
        if (closing.getCount() == 0) {
            throw new EventStoreException("the ledger is closed");
        }
    }

    private void run() {
        try {
            groups.connect();
            GroupCommit.Sent sent = null;
            while (sent != null || closing.getCount() > 0 || !waiting.isEmpty()) {
                if (sent != null && !isWorthSending(sent)) {
                    groups.finish(sent);
                    sent = null;
                    continue;
                }
                var first = waiting.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    if (sent == null) {
                        gather();
                    }
                    var group = group(first);
                    expected = group.size()
                            + waiting.size()
                            + (sent == null ? 0 : sent.appends().size());
                    sent = groups.write(group, sent);
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            groups.disconnect();
        }
    }

    /** Whether enough others wait before the group that is on its way has been answered. */
    private boolean isWorthSending(GroupCommit.Sent sent) {
        if (sent.group().placed.size() < WORTH_FOLLOWING) {
            return false;
        }
        while (!sent.stored().isDone()) {
            if (2 * waiting.size() >= sent.appends().size()) {
                return true;
            }
            LockSupport.parkNanos(this, FOLLOW_STEP_NANOS);
        }
        return false;
    }

    /**
     * Those who were answered tend to come again at once: waiting a moment for them is better than making them wait for
     * a group of the first few. Where nobody else is expected, nobody waits.
     */
    private void gather() {
        var enough = Math.min(expected, WORTH_GATHERING);
        var deadline = System.nanoTime() + GATHER_NANOS;
        while (waiting.size() + 1 < enough && System.nanoTime() < deadline) {
            LockSupport.parkNanos(this, GATHER_STEP_NANOS);
        }
    }

    private List<Append> group(Append first) {
        var group = new ArrayList<Append>();
        group.add(first);
        var entries = first.drafts.size();
        var bytes = first.size;
        while (entries < GROUP_ENTRIES && bytes < GROUP_BYTES) {
            var next = waiting.poll();
            if (next == null) {
                break;
            }
            group.add(next);
            entries += next.drafts.size();
            bytes += next.size;
        }
        return group;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        var late = new ArrayList<Append>();
        waiting.drainTo(late);
        GroupCommit.failAll(late, new EventStoreException("the ledger is closed"));
    }
}
