package org.rollbook.query.readmodel;

import java.util.List;

/** The ledger as the read side needs it. */
public interface EventSource {
    /**
     * Entries after the position, in order, without gaps.
     *
     * @param limit at most so many; blocking, for the loop's own thread
     */
    List<RecordedEvent> after(long position, int limit);

    /** Position of the newest entry; blocking. */
    long head();

    /** Position of the newest entry of which listeners were told; asks nobody. */
    long told();

    /** Runs the action, soon, whenever there may be new entries. */
    AutoCloseable onAppended(Runnable action);
}
