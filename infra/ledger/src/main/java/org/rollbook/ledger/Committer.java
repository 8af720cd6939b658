package org.rollbook.ledger;

import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;

/**
 * Writes what waits, in groups: one per node, in a thread of its own that alone blocks for it. A unit of work that
 * cannot be written fails alone. After a lost connection it finds out by the event ids whether the group had landed.
 */
final class Committer implements AutoCloseable {
    /** Is told of every group after its commit, in order, before those who wait for it. */
    interface Listener {
        void committed(List<Placed> entries, IndexRows rows);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final int WAITING = 4096;
    private static final int GROUP_ENTRIES = 2048;
    private static final int GROUP_BYTES = 8 << 20;
    /** In smaller groups the transaction costs more than the entries; larger ones are better prepared meanwhile. */
    private static final int WORTH_GATHERING = 64;

    private static final long GATHER_NANOS = 500_000;
    private static final long GATHER_STEP_NANOS = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** Classes of SQL states: bad data, violated constraint, bad statement, beyond a limit of the server. */
    private static final List<String> PERMANENT = List.of("22", "23", "42", "54");

    private final Database database;
    private final Function<Draft, Instant> time;
    private final boolean anyStart;
    private final String node;
    private final Listener listener;
    private final BlockingQueue<Append> waiting = new ArrayBlockingQueue<>(WAITING);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Known known = new Known();
    private final LeafHash hasher = new LeafHash();
    private final Thread thread;
    private @Nullable GroupWriter writer;
    private int expected;

    Committer(Database database, Function<Draft, Instant> time, boolean anyStart, String node, Listener listener) {
        this.database = database;
        this.time = time;
        this.anyStart = anyStart;
        this.node = node;
        this.listener = listener;
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
            connect();
            while (closing.getCount() > 0 || !waiting.isEmpty()) {
                var first = waiting.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    gather();
                    var group = group(first);
                    write(group);
                    expected = group.size() + waiting.size();
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            drop();
        }
    }

    /** So that the first group need not wait for it. */
    private void connect() {
        try {
            writer = new GroupWriter(database.connect(), node);
        } catch (RuntimeException later) {
            LOG.warn("The ledger cannot be reached yet: {}", later.toString());
        }
    }

    /**
     * Those who were answered tend to come again at once: waiting a moment for them is better than making them wait for
     * a group of the first few. Where nobody else is expected, nobody waits.
     */
    private void gather() {
        if (expected < WORTH_GATHERING) {
            var deadline = System.nanoTime() + GATHER_NANOS;
            while (waiting.size() + 1 < expected && System.nanoTime() < deadline) {
                LockSupport.parkNanos(this, GATHER_STEP_NANOS);
            }
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

    private void write(List<Append> appends) throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        Group unsure = null;
        while (true) {
            var group = new Group(appends, anyStart);
            try {
                finish(attempt(group, unsure));
                return;
            } catch (RuntimeException problem) {
                drop();
                known.forget();
                if (permanent(problem)) {
                    writeSingly(appends, problem);
                    return;
                }
                unsure = group.sent ? group : unsure;
                LOG.warn("The ledger could not be written; trying again: {}", problem.toString());
                if (Instant.now().isAfter(deadline) || closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    var outcome = unsure == null ? "nothing was stored" : "whether it was stored is not known";
                    failAll(appends, new EventStoreException("no answer from the database; " + outcome, problem));
                    return;
                }
            }
        }
    }

    /**
     * Writes the group, unless an earlier attempt did: whoever has the lock sees what became of a commit whose answer
     * was lost.
     *
     * @return the group that is stored
     */
    private Group attempt(Group group, @Nullable Group unsure) {
        if (writer == null) {
            writer = new GroupWriter(database.connect(), node);
        }
        if (unsure == null && followed(group, writer)) {
            return group;
        }
        return locked(group, unsure, writer);
    }

    /** Writes the group at once, on the strength of what is known; false when someone else has appended meanwhile. */
    private boolean followed(Group group, GroupWriter writer) {
        var head = known.head();
        if (head == null) {
            return false;
        }
        var streams = group.streams();
        var claims = group.claims();
        var askStreams = known.unknownStreams(group.streamsThatGoOn());
        var askClaims = known.unknownClaims(claims);
        var seen = writer.look(head, askStreams, askClaims);
        group.place(head, known.versions(streams, seen.versions()), known.owners(claims, seen.owners()), time, hasher);
        if (!group.rejected.isEmpty()) {
            return false;
        }
        group.sent = true;
        if (!writer.follow(head, group.placed, group.rows)) {
            known.forget();
            return false;
        }
        listener.committed(group.placed, group.rows);
        known.learn(group, head);
        return true;
    }

    private Group locked(Group group, @Nullable Group unsure, GroupWriter writer) {
        var trace = unsure == null
                ? List.<String>of()
                : List.of(unsure.placed.getFirst().content.eventId());
        var streams = group.streams();
        var claims = group.claims();
        var newStreams = known.unknownStreams(streams);
        var newClaims = known.unknownClaims(claims);
        var seen = writer.begin(newStreams, newClaims, trace);
        if (unsure != null && !seen.events().isEmpty()) {
            writer.rollback();
            known.forget();
            listener.committed(unsure.placed, unsure.rows);
            return unsure;
        }
        if (!known.holdsAsOf(seen.head())) {
            known.forget();
            if (newStreams.size() < streams.size() || newClaims.size() < claims.size()) {
                seen = writer.look(seen.head(), streams, claims);
            }
        }
        var head = seen.head();
        group.place(head, known.versions(streams, seen.versions()), known.owners(claims, seen.owners()), time, hasher);
        if (group.placed.isEmpty()) {
            writer.rollback();
        } else {
            group.sent = true;
            writer.commit(group.placed, group.rows);
            listener.committed(group.placed, group.rows);
        }
        known.learn(group, head);
        return group;
    }

    private static void finish(Group group) {
        group.accepted.forEach((append, position) -> append.written.complete(position));
        group.rejected.forEach((append, why) -> append.fail(why.problem(), why.draft()));
    }

    private void writeSingly(List<Append> appends, RuntimeException problem) throws InterruptedException {
        if (appends.size() > 1) {
            for (var append : appends) {
                write(List.of(append));
            }
        } else {
            appends.getFirst()
                    .fail(isDuplicate(problem) ? new Duplicate(String.valueOf(problem.getMessage())) : problem);
        }
    }

    private static void failAll(List<Append> appends, RuntimeException problem) {
        appends.forEach(append -> append.fail(problem));
    }

    private void drop() {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }

    /** True when the data is at fault, so that trying again would end the same way. */
    private static boolean permanent(RuntimeException problem) {
        if (problem instanceof PostgresqlException database) {
            var state = database.getErrorDetails().getCode();
            return PERMANENT.stream().anyMatch(state::startsWith);
        }
        return switch (Exceptions.unwrap(problem)) {
            case R2dbcException _, IOException _, TimeoutException _, IllegalStateException _ -> false;
            default -> true;
        };
    }

    private static boolean isDuplicate(RuntimeException problem) {
        return problem instanceof PostgresqlException database
                && "23505".equals(database.getErrorDetails().getCode());
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
        failAll(late, new EventStoreException("the ledger is closed"));
    }
}
