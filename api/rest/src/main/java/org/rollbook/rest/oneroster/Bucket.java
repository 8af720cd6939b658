package org.rollbook.rest.oneroster;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A leaking bucket that remembers one number: the moment at which it will be empty. Nobody waits for anybody else at it.
 */
final class Bucket {
    private final AtomicLong emptyAt = new AtomicLong(Long.MIN_VALUE);

    /**
     * Puts something in if there is room.
     *
     * @param now in nanoseconds
     * @param each nanoseconds that one takes to leak out
     * @param room nanoseconds that a full bucket takes
     * @return nanoseconds until there is room; 0 when there was
     */
    long put(long now, long each, long room) {
        while (true) {
            long before = emptyAt.get();
            long filled = Math.max(before, now) + each;
            if (filled - now > room) {
                return filled - now - room;
            }
            if (emptyAt.compareAndSet(before, filled)) {
                return 0;
            }
        }
    }

    /** Puts it in whether or not there is room; who comes next waits the longer. */
    void pour(long now, long nanos) {
        emptyAt.accumulateAndGet(nanos, (before, more) -> Math.max(before, now) + more);
    }

    /** Nanoseconds until it is empty. */
    long level(long now) {
        long then = emptyAt.get();
        return then <= now ? 0 : then - now;
    }
}
