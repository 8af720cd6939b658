package org.rollbook.query.readmodel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.rollbook.query.readmodel.RowStore.Progress;

/** How far a generation is visible, as this node knows it. */
final class Standing {
    private final Map<String, Long> changedAt = new ConcurrentHashMap<>();
    private volatile Runnable onAdvance = () -> {};
    private final AtomicLong wanted = new AtomicLong();
    private volatile long position;

    void onAdvance(Runnable action) {
        onAdvance = action;
    }

    long position() {
        return position;
    }

    /** Somebody waits until the position is visible. */
    void want(long position) {
        wanted.accumulateAndGet(position, Math::max);
    }

    /** Whether somebody waits for what is not visible yet. */
    boolean isWanted() {
        return wanted.get() > position;
    }

    long changedAt(String model) {
        return changedAt.getOrDefault(model, 0L);
    }

    void restore(Progress progress) {
        changedAt.putAll(progress.changedAt());
        advance(progress.position());
    }

    void advance(Batch batch) {
        for (var changes : batch.changes()) changedAt.put(changes.model().name(), changes.changedAt());
        advance(batch.upTo());
    }

    private void advance(long reached) {
        position = reached;
        onAdvance.run();
    }
}
