package org.rollbook.command.connection;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Commands;
import org.rollbook.messages.connection.Disclosures;
import org.rollbook.messages.connection.PagesDisclosed;
import org.rollbook.messages.connection.RequestSync;
import org.rollbook.messages.connection.RunningSyncs;
import org.rollbook.messages.connection.SyncView;

/**
 * Groups what a connection reads into sync runs: the first page after an idle spell requests a run, every page belongs
 * to one, and the run ends with its counts when nothing has been read for as long. A run belongs to the node that
 * serves it.
 */
public final class SyncRuns implements Disclosures, RunningSyncs {
    /** How long a vendor reads nothing until the run is over, where the operator says nothing else. */
    public static final Duration IDLE = Duration.ofMinutes(15);

    private final Commands commands;
    private final DisclosureLog log;
    private final InstantSource clock;
    private final Duration idle;
    private final Supplier<String> newIds;
    private final Map<String, Run> runs = new HashMap<>();

    public SyncRuns(Commands commands, DisclosureLog log, InstantSource clock, Duration idle, Supplier<String> newIds) {
        this.commands = commands;
        this.log = log;
        this.clock = clock;
        this.idle = idle;
        this.newIds = newIds;
    }

    @Override
    public CompletableFuture<Void> disclose(
            Caller caller, String connectionId, @Nullable Set<String> schools, PagesDisclosed.Page page) {
        return running(connectionId, page, caller).disclose(page, schools, caller);
    }

    @Override
    public Optional<SyncView> running(String syncId) {
        synchronized (runs) {
            return runs.values().stream()
                    .filter(run -> run.syncId().equals(syncId))
                    .findFirst()
                    .map(Run::view);
        }
    }

    /** Ends runs that another process left open, as soon as nothing was read in them for an idle spell. */
    public CompletableFuture<Void> endLeftOpen(List<OpenRun> open) {
        Instant moment = clock.instant().minus(idle);
        Set<String> own = own();
        return CompletableFuture.allOf(open.stream()
                .filter(run -> !own.contains(run.syncId()) && !run.lastRequest().isAfter(moment))
                .map(run -> commands.send(run.end(), system(run.syncId())))
                .toArray(CompletableFuture[]::new));
    }

    private Set<String> own() {
        synchronized (runs) {
            return runs.values().stream().map(Run::syncId).collect(Collectors.toSet());
        }
    }

    /** Ends the runs whose idle spell is over; to be called every now and then. */
    public CompletableFuture<Void> endIdle() {
        Instant moment = clock.instant().minus(idle);
        return end(run -> run.isIdleSince(moment));
    }

    /** Ends every run; the service stops. */
    public CompletableFuture<Void> endAll() {
        return end(run -> true);
    }

    private Run running(String connectionId, PagesDisclosed.Page page, Caller caller) {
        Instant now = clock.instant();
        Run run;
        @Nullable Run before;
        synchronized (runs) {
            before = runs.get(connectionId);
            run = before != null && before.goesOn(now.minus(idle))
                    ? before
                    : new Run(newIds.get(), connectionId, log, now);
            runs.put(connectionId, run);
            run.count(page.collection(), page.records(), now);
        }
        if (run != before) {
            run.follow(ended(before)
                    .thenCompose(over -> commands.send(new RequestSync(run.syncId(), connectionId), caller)));
        }
        return run;
    }

    private CompletableFuture<Void> end(Predicate<Run> over) {
        List<Run> ended;
        synchronized (runs) {
            ended = runs.values().stream().filter(over).toList();
            runs.values().removeAll(ended);
        }
        return CompletableFuture.allOf(ended.stream().map(this::end).toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<?> end(Run run) {
        return run.requested().thenCompose(begun -> commands.send(run.end(), system(run.syncId())));
    }

    private static Caller system(String syncId) {
        return Caller.system("end-" + syncId);
    }

    /** Whether the run before could be ended or not, the next one begins. */
    private CompletableFuture<?> ended(@Nullable Run before) {
        return before == null
                ? CompletableFuture.completedFuture(null)
                : end(before).handle((receipt, failure) -> receipt);
    }
}
