package org.rollbook.ledger;

import java.util.List;
import org.rollbook.query.readmodel.EventSource;
import org.rollbook.query.readmodel.RecordedEvent;

/** The ledger as projections read it. */
final class LedgerEventSource implements EventSource {
    private final EntryReader entries;
    private final EventReader events;
    private final Recent recent;
    private final Tail tail;

    LedgerEventSource(EntryReader entries, EventReader events, Recent recent, Tail tail) {
        this.entries = entries;
        this.events = events;
        this.recent = recent;
        this.tail = tail;
    }

    @Override
    public List<RecordedEvent> after(long position, int limit) {
        var own = recent.after(position, limit);
        return events.read(own == null ? entries.after(position, limit) : own);
    }

    @Override
    public long head() {
        return entries.head();
    }

    @Override
    public AutoCloseable onAppended(Runnable action) {
        return tail.onAppended(action);
    }
}
