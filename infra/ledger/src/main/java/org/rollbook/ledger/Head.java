package org.rollbook.ledger;

import java.time.Instant;

/** The newest entry: its position, 0 when there is none, and its time. */
record Head(long position, Instant recordedAt) {
    static final Head EMPTY = new Head(0, Instant.EPOCH);

    /** The time of an entry that follows: never before the one before it, and whole milliseconds. */
    Instant notBefore(Instant time) {
        return time.isBefore(recordedAt) ? recordedAt : Instant.ofEpochMilli(time.toEpochMilli());
    }
}
