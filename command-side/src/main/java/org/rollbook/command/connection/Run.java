package org.rollbook.command.connection;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Caller;
import org.rollbook.messages.connection.EndSync;
import org.rollbook.messages.connection.PagesDisclosed;
import org.rollbook.messages.connection.SyncView;

/** A run that goes on: what has been disclosed in it so far. */
final class Run {
    private final String syncId;
    private final String connectionId;
    private final CompletableFuture<CompletableFuture<?>> sent = new CompletableFuture<>();
    private final RunPages disclosed;
    private final Map<String, Long> records = new TreeMap<>();
    private final Instant first;
    private Instant last;
    private long pages;

    Run(String syncId, String connectionId, DisclosureLog log, Instant now) {
        this.syncId = syncId;
        this.connectionId = connectionId;
        this.disclosed = new RunPages(syncId, connectionId, log);
        this.first = now;
        this.last = now;
    }

    /** The run is in the ledger when its command is. */
    void follow(CompletableFuture<?> request) {
        sent.complete(request);
    }

    /** Ends when the ledger knows of the run; pages wait for it. */
    CompletableFuture<?> requested() {
        return sent.thenCompose(request -> request);
    }

    /** Ends when the page is on record. */
    CompletableFuture<Void> disclose(PagesDisclosed.Page page, @Nullable Set<String> schools, Caller caller) {
        return requested().thenCompose(begun -> disclosed.add(page, schools, caller));
    }

    synchronized void count(String collection, int more, Instant now) {
        pages++;
        records.merge(collection, (long) more, Long::sum);
        last = now;
    }

    synchronized SyncView view() {
        return new SyncView(syncId, connectionId, SyncView.RUNNING, first, last, pages, Map.copyOf(records));
    }

    synchronized EndSync end() {
        return new EndSync(syncId, connectionId, pages, Map.copyOf(records), first, last);
    }

    synchronized boolean isIdleSince(Instant moment) {
        return !last.isAfter(moment);
    }

    /** False after an idle spell, and when the ledger could not take the run. */
    boolean goesOn(Instant idleSince) {
        return !isIdleSince(idleSince) && !requested().isCompletedExceptionally();
    }

    String syncId() {
        return syncId;
    }
}
