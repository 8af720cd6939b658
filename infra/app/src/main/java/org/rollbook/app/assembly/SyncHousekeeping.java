package org.rollbook.app.assembly;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.connection.LeftOpenRuns;
import org.rollbook.command.connection.SyncRuns;
import org.rollbook.ledger.Ledger;
import org.rollbook.messages.Queries;
import org.rollbook.messages.audit.LedgerEntries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sees to it that every sync run ends: after an idle spell, those that a killed process left open too; and when the
 * service stops, after its last page and before the ledger closes.
 */
@Component
final class SyncHousekeeping implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SyncHousekeeping.class);
    private static final Duration CATCH_UP = Duration.ofMinutes(10);
    private static final long OWN_SECONDS = 30;
    private static final long OTHERS_SECONDS = 300;
    private static final long SECONDS_TO_STOP = 5;

    private final Ledger ledger;
    private final Queries queries;
    private final LeftOpenRuns leftOpen;
    private final SyncRuns syncs;
    private @Nullable ScheduledExecutorService timer;
    private List<? extends Future<?>> jobs = List.of();

    SyncHousekeeping(Ledger ledger, LedgerEntries entries, Queries queries, SyncRuns syncs) {
        this.ledger = ledger;
        this.queries = queries;
        this.leftOpen = new LeftOpenRuns(queries, entries);
        this.syncs = syncs;
    }

    @Override
    public void start() {
        var clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("sync-housekeeping").factory());
        timer = clock;
        jobs = List.of(
                clock.scheduleWithFixedDelay(
                        () -> finish("idle syncs", syncs::endIdle), OWN_SECONDS, OWN_SECONDS, TimeUnit.SECONDS),
                clock.scheduleWithFixedDelay(
                        () -> finish("left-open syncs", this::endLeftOpen), 0, OTHERS_SECONDS, TimeUnit.SECONDS));
    }

    /** The read models must know of every run before those that are open can be told. */
    private CompletableFuture<Void> endLeftOpen() {
        return queries.shown(ledger.events().head(), CATCH_UP)
                .thenCompose(shown -> leftOpen.find())
                .thenCompose(syncs::endLeftOpen);
    }

    @Override
    public void stop() {
        jobs.forEach(job -> job.cancel(false));
        jobs = List.of();
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
            finish("running syncs", () -> syncs.endAll().orTimeout(SECONDS_TO_STOP, TimeUnit.SECONDS));
        }
    }

    /** Blocks, on the timer's thread or at the stop. */
    private static void finish(String what, Supplier<CompletableFuture<Void>> work) {
        try {
            work.get().join();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be ended; this will be tried again", what, e);
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    /** Lower than the web server's: it stops later. */
    @Override
    public int getPhase() {
        return 0;
    }
}
