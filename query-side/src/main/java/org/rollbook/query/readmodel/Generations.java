package org.rollbook.query.readmodel;

import static org.rollbook.query.readmodel.Blocking.await;
import static org.rollbook.query.readmodel.Blocking.done;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Blocking.StoreFailed;
import org.rollbook.query.readmodel.ReadSide.Options;
import org.rollbook.query.readmodel.ReadSide.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which generation serves. When the one that does was made for other code, or on request, the next one is built
 * beside it from the first entry; once that has caught up it takes over in one step, and the older is dropped after a
 * time of grace. Nodes of the same code agree on one generation through the store.
 */
final class Generations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);
    private static final Duration OPENING = Duration.ofMinutes(2);
    private static final long ROUND = 5_000;

    private final ReadModelStore store;
    private final EventSource source;
    private final List<Projection> projections;
    private final Options options;
    private final List<Model> models;
    private final String fingerprint;
    private final Semaphore signal = new Semaphore(0);
    private final Map<Integer, Instant> retired = new TreeMap<>();
    private final CurrentReadModels readModels;
    private final Thread thread;
    private volatile boolean rebuildAsked;
    private volatile Working serving;
    private volatile @Nullable Working next;

    private Generations(
            ReadModelStore store,
            EventSource source,
            List<Projection> projections,
            Options options,
            ReadModelStore.Generation first)
            throws InterruptedException {
        this.store = store;
        this.source = source;
        this.projections = List.copyOf(projections);
        this.options = options;
        this.models = models(projections);
        this.fingerprint = Fingerprint.of(projections);
        this.rebuildAsked = !first.fingerprint().equals(fingerprint);
        var generation = generation(first);
        generation.standing().restore(await(generation.progress()));
        this.readModels = new CurrentReadModels(models, generation);
        generation.standing().onAdvance(this::advanced);
        this.serving = Working.on(generation, source, projections, options.batchSize());
        this.thread = Thread.ofVirtual().name("read-model-generations").unstarted(this::run);
    }

    static Generations open(ReadModelStore store, EventSource source, List<Projection> projections, Options options) {
        try {
            var first = first(store, projections);
            var generations = new Generations(store, source, projections, options, first);
            generations.thread.start();
            return generations;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the read models were opened", stop);
        }
    }

    /** The generation that serves, newly made when there is none; waits for a store that is not there yet. */
    private static ReadModelStore.Generation first(ReadModelStore store, List<Projection> projections)
            throws InterruptedException {
        var deadline = Instant.now().plus(OPENING);
        while (true) {
            try {
                var found = await(store.generations()).stream()
                        .filter(ReadModelStore.Generation::serving)
                        .findFirst();
                if (found.isPresent()) return found.get();
                var made = await(store.create(Fingerprint.of(projections), models(projections), 0));
                done(store.serve(made.number()));
                return made;
            } catch (StoreFailed failure) {
                if (Instant.now().isAfter(deadline)) throw failure;
                LOG.warn("read models are not to be had at {} yet", store.description(), failure.getCause());
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    private static List<Model> models(List<Projection> projections) {
        return projections.stream()
                .flatMap(projection -> projection.models().stream())
                .distinct()
                .toList();
    }

    private Generation generation(ReadModelStore.Generation stored) {
        return new Generation(stored, store.rows(stored.number(), models));
    }

    private void advanced() {
        readModels.advanced();
        if (next != null) signal.release();
    }

    CurrentReadModels readModels() {
        return readModels;
    }

    List<Status> status() {
        long head = source.head();
        var beside = next;
        return Stream.concat(
                        Stream.of(serving.status(true, head)),
                        Optional.ofNullable(beside).map(working -> working.status(false, head)).stream())
                .toList();
    }

    void rebuild() {
        rebuildAsked = true;
        signal.release();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    round();
                } catch (StoreFailed failure) {
                    LOG.warn("generations of the read models stay as they are for now", failure.getCause());
                }
                if (signal.tryAcquire(ROUND, TimeUnit.MILLISECONDS)) signal.drainPermits();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        var beside = next;
        if (beside == null) beside = begin();
        if (beside != null && beside.position() + options.batchSize() >= Math.max(serving.position(), source.head())) {
            takeOver(beside);
        }
        for (var number : retired.entrySet().stream()
                .filter(one -> one.getValue().isBefore(Instant.now()))
                .map(Map.Entry::getKey)
                .toList()) {
            done(store.drop(number));
            retired.remove(number);
            LOG.info("dropped generation {} of the read models", number);
        }
    }

    /** The next generation, where there has to be one: asked for here, or begun by another node of the same code. */
    private @Nullable Working begin() throws InterruptedException {
        int since = serving.generation().number();
        var stored = rebuildAsked
                ? Optional.of(await(store.create(fingerprint, models, since)))
                : await(store.generations()).stream()
                        .filter(one -> one.number() > since && one.fingerprint().equals(fingerprint))
                        .max(Comparator.comparing(ReadModelStore.Generation::number));
        if (stored.isEmpty()) return null;
        rebuildAsked = false;
        var generation = generation(stored.get());
        generation.standing().onAdvance(this::advanced);
        LOG.info("building generation {} of the read models", generation.number());
        var working = Working.on(generation, source, projections, options.batchSize());
        next = working;
        return working;
    }

    /** The older stands still while the younger makes up the last entries: what was visible stays visible. */
    private void takeOver(Working younger) throws InterruptedException {
        var older = serving;
        older.loop().close();
        var overdue = Instant.now().plus(options.patience());
        while (younger.position() < older.position()) {
            signal.tryAcquire(ROUND, TimeUnit.MILLISECONDS);
            if (Instant.now().isAfter(overdue)) {
                serving = Working.on(older.generation(), source, projections, options.batchSize());
                return;
            }
        }
        readModels.serve(younger.generation());
        serving = younger;
        next = null;
        done(store.serve(younger.generation().number()));
        var drop = Instant.now().plus(options.grace());
        for (var one : await(store.generations())) {
            if (one.number() < younger.generation().number()) retired.put(one.number(), drop);
        }
        LOG.info("generation {} of the read models serves", younger.generation().number());
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        serving.loop().close();
        var beside = next;
        if (beside != null) beside.loop().close();
    }
}
