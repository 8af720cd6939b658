package org.rollbook.ledger;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.IdentifierFactory;

/**
 * Ids of events and commands: UUIDs of version 7, which begin with the time, so that the index on them grows at its
 * end. They are unique, not secret.
 */
public final class TimeOrderedIds extends IdentifierFactory {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private final long node = new SecureRandom().nextLong();
    private final AtomicLong counter = new AtomicLong();

    @Override
    public String generateIdentifier() {
        var count = counter.incrementAndGet();
        var first = (System.currentTimeMillis() << 16) | VERSION | (count & 0xfff);
        return new UUID(first, VARIANT | (mixed(node + count * GOLDEN) >>> 2)).toString();
    }

    /** Spreads the bits; different numbers stay different. */
    private static long mixed(long bits) {
        var once = (bits ^ (bits >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        var twice = (once ^ (once >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return twice ^ (twice >>> 31);
    }
}
