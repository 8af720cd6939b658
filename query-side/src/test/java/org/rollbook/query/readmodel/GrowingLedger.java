package org.rollbook.query.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A ledger in memory. */
public final class GrowingLedger implements EventSource {
    private final List<RecordedEvent> entries = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    public void append(List<RecordedEvent> more) {
        synchronized (entries) {
            entries.addAll(more);
        }
        listeners.forEach(Runnable::run);
    }

    /** Whether it cannot be read at present. */
    void away(boolean away) {
        this.away = away;
    }

    public List<RecordedEvent> entries() {
        return after(0, Integer.MAX_VALUE);
    }

    @Override
    public List<RecordedEvent> after(long position, int limit) {
        if (away) throw new IllegalStateException("away");
        synchronized (entries) {
            int from = Math.toIntExact(position);
            return List.copyOf(entries.subList(from, (int) Math.min(entries.size(), (long) from + limit)));
        }
    }

    @Override
    public long head() {
        synchronized (entries) {
            return entries.size();
        }
    }

    @Override
    public long told() {
        return head();
    }

    @Override
    public AutoCloseable onAppended(Runnable action) {
        listeners.add(action);
        return () -> listeners.remove(action);
    }
}
