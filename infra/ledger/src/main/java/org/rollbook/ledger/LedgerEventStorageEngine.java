package org.rollbook.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.index.ClaimTaken;
import org.rollbook.command.index.Indexing;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.audit.CommandRecorded;

/** Axon's events in the ledger. Appending blocks its thread until the group that it went with is durable. */
public final class LedgerEventStorageEngine extends BatchingEventStorageEngine implements AutoCloseable {
    private final List<Indexing> indexing;
    private final Committer committer;
    private final EntryReader entries;
    private final Snapshots snapshots;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LedgerEventStorageEngine(Builder builder) {
        super(builder);
        this.indexing = builder.indexing;
        this.entries = new EntryReader(builder.database());
        this.snapshots = new Snapshots(builder.database());
        this.committer = new Committer(
                builder.database(), builder.time, builder.anyStart, builder.node, builder.listener, threads);
        committer.start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Stores the events, all or none, and blocks until they are durable; this is where Axon's threads wait. */
    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        var append = append(events, serializer);
        try {
            committer.put(append);
            Written.told(append.written.join());
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("interrupted before anything was stored", interrupted);
        }
    }

    /**
     * Stores the events, all or none; the future ends with the position of the last one when they are durable. What
     * depends on it goes on in the thread that tells all of its group, and must not block.
     */
    public CompletableFuture<Long> append(List<? extends EventMessage<?>> events) {
        var append = append(events, getEventSerializer());
        return committer.offer(append)
                ? append.written
                : CompletableFuture.failedFuture(new Refused(RefusalCode.OVERLOADED));
    }

    private Append append(List<? extends EventMessage<?>> events, Serializer serializer) {
        var drafts = new ArrayList<Draft>(events.size());
        var caused = new ArrayList<Draft>(events.size());
        var metadata = new HashMap<MetaData, byte[]>();
        for (var event : events) {
            var draft = Draft.of(event, serializer, indexing, metadata);
            (event.getPayload() instanceof CommandRecorded ? drafts : caused).add(draft);
        }
        drafts.addAll(caused);
        return new Append(drafts, this::translate);
    }

    private RuntimeException translate(RuntimeException problem, Draft draft) {
        if (problem instanceof ClaimTaken || problem instanceof EventStoreException) {
            return problem;
        }
        try {
            handlePersistenceException(problem, draft.message());
            return problem;
        } catch (RuntimeException translated) {
            return translated;
        }
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        return entries.after(position(last), batchSize).stream()
                .map(StoredEvent::of)
                .toList();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return entries.ofStream(aggregateIdentifier, firstSequenceNumber, batchSize).stream()
                .map(StoredEvent.OfStream::new)
                .toList();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.store(snapshot, serializer);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return snapshots.of(aggregateIdentifier);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return entries.lastVersion(aggregateIdentifier);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return token(entries.head());
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant time) {
        return token(entries.before(time));
    }

    private static @Nullable TrackingToken token(long position) {
        return position == 0 ? null : new GlobalSequenceTrackingToken(position);
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    /** Writes what waits, and then no more. */
    @Override
    public void close() {
        committer.close();
        threads.close();
    }

    /** What the engine is made of. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {
        private @Nullable Database database;
        private List<Indexing> indexing = List.of();
        private Function<Draft, Instant> time = Draft::at;
        private boolean anyStart;
        private String node = UUID.randomUUID().toString();
        private Committer.Listener listener = (_, _) -> {};

        private Builder() {
            persistenceExceptionResolver(problem -> problem instanceof Duplicate);
        }

        public Builder database(Database database) {
            this.database = database;
            return this;
        }

        public Builder indexing(List<Indexing> indexing) {
            this.indexing = List.copyOf(indexing);
            return this;
        }

        /** Where the time of entries comes from; without a clock it is the time that each event message brings. */
        public Builder clock(Clock clock) {
            this.time = _ -> clock.instant();
            return this;
        }

        /** Streams may begin with any version: some tests of Axon's kit want that. Rollbook's begin with 0. */
        public Builder streamsBeginAnywhere() {
            this.anyStart = true;
            return this;
        }

        /** @param node what this node's notifications begin with */
        Builder listener(String node, Committer.Listener listener) {
            this.node = node;
            this.listener = listener;
            return this;
        }

        @Override
        public Builder eventSerializer(Serializer serializer) {
            super.eventSerializer(serializer);
            return this;
        }

        @Override
        public Builder snapshotSerializer(Serializer serializer) {
            super.snapshotSerializer(serializer);
            return this;
        }

        @Override
        public Builder upcasterChain(EventUpcaster upcasters) {
            super.upcasterChain(upcasters);
            return this;
        }

        @Override
        public Builder snapshotFilter(SnapshotFilter filter) {
            super.snapshotFilter(filter);
            return this;
        }

        public LedgerEventStorageEngine build() {
            return new LedgerEventStorageEngine(this);
        }

        private Database database() {
            if (database == null) {
                throw new IllegalStateException("the ledger needs a database");
            }
            return database;
        }
    }
}
