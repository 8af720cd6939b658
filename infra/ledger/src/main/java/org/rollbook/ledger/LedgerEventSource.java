package org.rollbook.ledger;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.EventSource;
import org.rollbook.query.readmodel.RecordedEvent;

/** The ledger as projections read it. */
final class LedgerEventSource implements EventSource {
    private static final Executor THREADS = Thread::startVirtualThread;

    private final EntryReader entries;
    private final EventReader events;
    private final Recent recent;
    private final Tail tail;
    private final AtomicReference<@Nullable Ahead> ahead = new AtomicReference<>();

    LedgerEventSource(EntryReader entries, EventReader events, Recent recent, Tail tail) {
        this.entries = entries;
        this.events = events;
        this.recent = recent;
        this.tail = tail;
    }

    /** While the reader works on a full batch, the next one is fetched. */
    @Override
    public List<RecordedEvent> after(long position, int limit) {
        if (position >= tail.head()) {
            return List.of();
        }
        var own = recent.after(position, limit);
        if (own != null) {
            return events.read(own);
        }
        var batch = fetchedAhead(position, limit);
        if (batch == null) {
            batch = fetch(position, limit);
        }
        if (batch.size() >= limit) {
            var next = batch.getLast().position();
            var fetching = CompletableFuture.supplyAsync(() -> fetch(next, limit), THREADS);
            ahead.set(new Ahead(next, limit, fetching));
        }
        return batch;
    }

    /** A batch that is not full says nothing of what came after it was fetched, so that only a full one counts. */
    private @Nullable List<RecordedEvent> fetchedAhead(long position, int limit) {
        var fetched = ahead.getAndSet(null);
        if (fetched == null || fetched.position != position || fetched.limit != limit) {
            return null;
        }
        var batch = fetched.events.exceptionally(problem -> List.of()).join();
        return batch.size() < limit ? null : batch;
    }

    private List<RecordedEvent> fetch(long position, int limit) {
        return events.read(entries.after(position, limit));
    }

    @Override
    public long head() {
        return entries.head();
    }

    @Override
    public long told() {
        return tail.head();
    }

    @Override
    public AutoCloseable onAppended(Runnable action) {
        return tail.onAppended(action);
    }

    private record Ahead(long position, int limit, CompletableFuture<List<RecordedEvent>> events) {}
}
