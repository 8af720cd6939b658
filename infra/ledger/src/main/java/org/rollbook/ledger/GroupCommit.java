package org.rollbook.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Makes groups durable, one after the other, each in a transaction of its own; used by the committer's thread only. A
 * unit of work that cannot be written fails alone. After a lost connection it finds out by the event ids whether a
 * group had landed.
 */
final class GroupCommit {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Database database;
    private final Function<Draft, Instant> time;
    private final boolean anyStart;
    private final String node;
    private final Committer.Listener listener;
    private final Executor answers;
    private final CountDownLatch closing;
    private final Known known = new Known();
    private final LeafHash hasher = new LeafHash();
    private @Nullable GroupWriter writer;

    /**
     * @param answers where those who wait are told, and what depends on it goes on
     * @param closing is counted down when nobody is to wait for the database any more
     */
    GroupCommit(
            Database database,
            Function<Draft, Instant> time,
            boolean anyStart,
            String node,
            Committer.Listener listener,
            Executor answers,
            CountDownLatch closing) {
        this.database = database;
        this.time = time;
        this.anyStart = anyStart;
        this.node = node;
        this.listener = listener;
        this.answers = answers;
        this.closing = closing;
    }

    /**
     * A group on its way to the database.
     *
     * @param stored whether it is durable; false when nothing of it was written
     */
    record Sent(List<Append> appends, Group group, CompletableFuture<Boolean> stored) {}

    /** So that the first group need not wait for it. */
    void connect() {
        try {
            writer = new GroupWriter(database.connect(), node);
        } catch (RuntimeException later) {
            LOG.warn("The ledger cannot be reached yet: {}", later.toString());
        }
    }

    /**
     * Sends the units of work as a group, if it can be told without asking where they go; then finishes the group that
     * was sent before; then writes those that could not be sent.
     *
     * @return the group, when it is on its way
     */
    @Nullable Sent write(List<Append> appends, @Nullable Sent before) throws InterruptedException {
        var sent = send(appends, before != null);
        if (before != null && !finish(before) && sent != null) {
            finish(sent);
            return null;
        }
        if (sent == null) {
            store(appends, null);
        }
        return sent;
    }

    private @Nullable Sent send(List<Append> appends, boolean unanswered) {
        var group = new Group(appends, anyStart);
        if (writer == null
                || known.head() == null
                || !known.unknownStreams(group.streamsThatGoOn()).isEmpty()
                || !known.unknownClaims(group.claims()).isEmpty()) {
            return null;
        }
        var stored = follow(group, GroupWriter.Seen.NOTHING, unanswered, writer);
        return stored == null ? null : new Sent(appends, group, stored.toFuture());
    }

    /**
     * Waits for a group that was sent, and writes it again if that failed.
     *
     * @return false if it failed: then what was sent after it fails as well
     */
    boolean finish(Sent sent) throws InterruptedException {
        Group unsure = null;
        try {
            if (isTrue(Mono.fromFuture(sent.stored))) {
                listener.committed(sent.group.placed, sent.group.rows);
                tell(sent.group);
                return true;
            }
            known.forget();
        } catch (RuntimeException problem) {
            unsure = sent.group;
            if (!isWorthAnotherTry(sent.appends, problem)) {
                return false;
            }
        }
        store(sent.appends, unsure);
        return false;
    }

    /** @param sentBefore the same, as it was sent when the connection was lost; it may be stored already */
    private void store(List<Append> appends, @Nullable Group sentBefore) throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        var unsure = sentBefore;
        while (true) {
            var group = new Group(appends, anyStart);
            try {
                tell(attempt(group, unsure));
                return;
            } catch (RuntimeException problem) {
                if (!isWorthAnotherTry(appends, problem)) {
                    return;
                }
                unsure = group.sent ? group : unsure;
                if (Instant.now().isAfter(deadline) || closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    var outcome = unsure == null ? "nothing was stored" : "whether it was stored is not known";
                    failAll(appends, new EventStoreException("no answer from the database; " + outcome, problem));
                    return;
                }
            }
        }
    }

    /** Lets go of the connection. Where the data is at fault, each unit of work is written, or fails, for itself. */
    private boolean isWorthAnotherTry(List<Append> appends, RuntimeException problem) throws InterruptedException {
        disconnect();
        known.forget();
        if (DatabaseFault.isPermanent(problem)) {
            writeSingly(appends, problem);
            return false;
        }
        LOG.warn("The ledger could not be written; trying again: {}", problem.toString());
        return true;
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

    /** Writes the group on the strength of what is known; false when someone else has appended meanwhile. */
    private boolean followed(Group group, GroupWriter writer) {
        var head = known.head();
        if (head == null) {
            return false;
        }
        var seen =
                writer.look(head, known.unknownStreams(group.streamsThatGoOn()), known.unknownClaims(group.claims()));
        var stored = follow(group, seen, false, writer);
        if (stored == null) {
            return false;
        }
        if (!isTrue(stored)) {
            known.forget();
            return false;
        }
        listener.committed(group.placed, group.rows);
        return true;
    }

    /** Null when something of the group would be rejected: who asks again may find that it is not. */
    private @Nullable Mono<Boolean> follow(Group group, GroupWriter.Seen seen, boolean unanswered, GroupWriter writer) {
        var head = Objects.requireNonNull(known.head());
        place(group, head, seen);
        if (!group.rejected.isEmpty()) {
            return null;
        }
        group.sent = true;
        known.learn(group, head);
        return writer.follow(head, unanswered, group.placed, group.rows);
    }

    private void place(Group group, Head head, GroupWriter.Seen seen) {
        group.place(
                head,
                known.versions(group.streams(), seen.versions()),
                known.owners(group.claims(), seen.owners()),
                time,
                hasher);
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
        place(group, seen.head(), seen);
        if (group.placed.isEmpty()) {
            writer.rollback();
        } else {
            group.sent = true;
            writer.commit(group.placed, group.rows);
            listener.committed(group.placed, group.rows);
        }
        known.learn(group, seen.head());
        return group;
    }

    private static boolean isTrue(Mono<Boolean> answer) {
        return Boolean.TRUE.equals(Database.await(answer));
    }

    private void tell(Group group) {
        answers.execute(() -> {
            group.accepted.forEach((append, position) -> append.written.complete(position));
            group.rejected.forEach((append, why) -> append.fail(why.problem(), why.draft()));
        });
    }

    private void writeSingly(List<Append> appends, RuntimeException problem) throws InterruptedException {
        if (appends.size() > 1) {
            for (var append : appends) {
                store(List.of(append), null);
            }
        } else {
            appends.getFirst()
                    .fail(
                            DatabaseFault.isDuplicate(problem)
                                    ? new Duplicate(String.valueOf(problem.getMessage()))
                                    : problem);
        }
    }

    static void failAll(List<Append> appends, RuntimeException problem) {
        appends.forEach(append -> append.fail(problem));
    }

    void disconnect() {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }
}
