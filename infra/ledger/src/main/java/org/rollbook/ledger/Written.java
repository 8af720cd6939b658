package org.rollbook.ledger;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Tells whoever runs a unit of work in this thread the position of the last entry that it wrote. */
final class Written {
    private static final ScopedValue<LongConsumer> LISTENER = ScopedValue.newInstance();

    private Written() {}

    static void told(long position) {
        if (LISTENER.isBound()) {
            LISTENER.get().accept(position);
        }
    }

    /** The position of the last entry that the work wrote; 0 when it wrote none. */
    static long during(Runnable work) {
        var last = new AtomicLong();
        ScopedValue.where(LISTENER, last::set).run(work);
        return last.get();
    }
}
