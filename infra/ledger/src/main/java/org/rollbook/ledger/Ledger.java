package org.rollbook.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.rollbook.command.index.Facts;
import org.rollbook.command.index.Indexing;
import org.rollbook.messages.audit.LedgerEntries;
import org.rollbook.messages.audit.RequestLog;
import org.rollbook.messages.connection.Nonces;
import org.rollbook.query.readmodel.EventSource;

/**
 * The ledger of one node, put together: where events are stored, read, followed and checked. The schema must be up to
 * date, see {@link LedgerMigration}.
 */
public final class Ledger implements AutoCloseable {
    private static final int READERS = 8;

    private final Database database;
    private final LedgerSerializer serializer;
    private final LedgerFacts facts;
    private final LedgerEventStorageEngine engine;
    private final LedgerEventStore store;
    private final Tail tail;
    private final IndexRebuild rebuild;
    private final StoredNonces nonces;
    private final StoredRequestLog requestLog;
    private final LedgerEventSource source;
    private final AggregateCache aggregates = new AggregateCache();
    private final List<LedgerCommands> commands = new ArrayList<>();

    private Ledger(DatabaseAddress address, List<Indexing> indexing, EventUpcaster upcasters, Clock clock) {
        var node = UUID.randomUUID().toString();
        var names = EventNames.all();
        this.database = new Database(address, READERS);
        this.serializer = new LedgerSerializer(names);
        var entries = new EntryReader(database);
        var events = new EventReader(serializer, names, upcasters);
        var recent = new Recent();
        this.facts = new LedgerFacts(database, indexing, events);
        this.tail = new Tail(database, entries, recent, facts, aggregates, node);
        this.engine = LedgerEventStorageEngine.builder()
                .database(database)
                .indexing(indexing)
                .clock(clock)
                .listener(node, tail)
                .upcasterChain(upcasters)
                .eventSerializer(serializer)
                .snapshotSerializer(AggregateStates.SERIALIZER)
                .snapshotFilter(AggregateStates::readable)
                .build();
        this.store = new LedgerEventStore(engine);
        this.source = new LedgerEventSource(entries, events, recent, tail);
        this.rebuild = new IndexRebuild(database, entries, events, indexing);
        this.nonces = new StoredNonces(database, clock);
        this.requestLog = new StoredRequestLog(database, clock);
        tail.onAppended(store::wake);
        tail.start();
    }

    /**
     * @param indexing which rows of the inline index events change
     * @param clock gives entries their time
     */
    public static Ledger open(DatabaseAddress address, List<Indexing> indexing, Clock clock) {
        return open(address, indexing, Upcasters.ALL, clock);
    }

    /** @param upcasters for events of revisions that are no longer written */
    static Ledger open(DatabaseAddress address, List<Indexing> indexing, EventUpcaster upcasters, Clock clock) {
        return new Ledger(address, indexing, upcasters, clock);
    }

    /**
     * Checks a ledger without opening it: nothing is written, and no service need run.
     *
     * @param progress is told positions as they are checked
     */
    public static LedgerVerification.Report verify(DatabaseAddress address, LongConsumer progress) {
        try (var database = new Database(address, 1)) {
            return new LedgerVerification(database).verify(progress);
        }
    }

    /** Axon's event store; appending blocks until everything is durable. */
    public LedgerEventStore eventStore() {
        return store;
    }

    public LedgerEventStorageEngine storageEngine() {
        return engine;
    }

    /** Events as the ledger stores them. */
    public LedgerSerializer serializer() {
        return serializer;
    }

    /** For projections. */
    public EventSource events() {
        return source;
    }

    /** For decisions. */
    public Facts facts() {
        return facts;
    }

    /** For facts that no command asks for. */
    public LedgerAppender appender() {
        return new LedgerAppender(engine);
    }

    /** For the edge: what failed there. */
    public RequestLog requestLog() {
        return requestLog;
    }

    /** For the edge: which signed requests were seen. */
    public Nonces nonces() {
        return nonces;
    }

    /** For the audit. */
    public LedgerEntries entries() {
        return new AuditEntries(database);
    }

    /** Checks the whole ledger. */
    public LedgerVerification verification() {
        return new LedgerVerification(database);
    }

    /** Builds the inline index again. */
    public IndexRebuild indexRebuild() {
        return rebuild;
    }

    /**
     * A command bus whose handlers can have {@link Facts} and the resources as parameters.
     *
     * @param resources for example the clock
     */
    public CommandSide commandSide(Object... resources) {
        var all = new ArrayList<Object>(List.of(resources));
        all.add(facts);
        all.add(store);
        var side = new CommandSide(
                store, aggregates, new CommandRecorder(store, engine, serializer.getObjectMapper()), all);
        commands.add(side.commands());
        return side;
    }

    /** Finishes what is under way, then lets go of the database. */
    @Override
    public void close() {
        commands.forEach(LedgerCommands::close);
        nonces.close();
        requestLog.close();
        store.shutDown();
        engine.close();
        tail.close();
        database.close();
    }
}
