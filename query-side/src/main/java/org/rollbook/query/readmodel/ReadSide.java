package org.rollbook.query.readmodel;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.mongo.MongoStore;
import org.rollbook.query.readmodel.postgres.PostgresStore;

/** The read side at work: opens the store that an address names and keeps its read models up to date. */
public final class ReadSide implements AutoCloseable {
    private final Generations generations;
    private final ReadModelStore store;

    private ReadSide(Generations generations, ReadModelStore store) {
        this.generations = generations;
        this.store = store;
    }

    /**
     * @param batchSize so many entries at most become visible at once
     * @param connections so many reads at once
     * @param patience after which a read is given up
     * @param grace how long a generation that no longer serves is kept for reads that have begun
     */
    public record Options(int batchSize, int connections, Duration patience, Duration grace) {
        public static Options defaults() {
            return new Options(4000, 16, Duration.ofSeconds(30), Duration.ofMinutes(5));
        }
    }

    /**
     * State of one generation, for health.
     *
     * @param head position of the ledger's newest entry
     * @param trouble why there is no progress at present; null when all is well
     */
    public record Status(
            int generation,
            boolean serving,
            long position,
            long head,
            @Nullable String trouble) {}

    /** @param url {@code postgresql://user:password@host:port/database} or {@code mongodb://…} */
    public static ReadSide open(String url, EventSource source, List<Projection> projections, Options options) {
        var store = url.startsWith("mongodb")
                ? new MongoStore(url, options.connections(), options.patience())
                : new PostgresStore(url, options.connections(), options.patience());
        return open(store, source, projections, options);
    }

    /** The store is closed with the read side. */
    public static ReadSide open(
            ReadModelStore store, EventSource source, List<Projection> projections, Options options) {
        return new ReadSide(Generations.open(store, source, projections, options), store);
    }

    public ReadModels readModels() {
        return generations.readModels();
    }

    /** The generation that serves, and the one that is being built beside it, if any. */
    public List<Status> status() {
        return generations.status();
    }

    /** Builds the read models anew from the first entry; they take over when they have caught up. */
    public void rebuild() {
        generations.rebuild();
    }

    @Override
    public void close() {
        generations.close();
        try {
            Blocking.done(store.close().onErrorComplete());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
