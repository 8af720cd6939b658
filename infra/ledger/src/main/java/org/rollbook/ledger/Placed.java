package org.rollbook.ledger;

import java.time.Instant;

/** A draft that has its position. */
final class Placed {
    final long position;
    final Instant recordedAt;
    final Draft draft;
    final byte[] hash;

    Placed(long position, Instant recordedAt, Draft draft, LeafHash hasher) {
        this.position = position;
        this.recordedAt = recordedAt;
        this.draft = draft;
        this.hash = hasher.of(position, recordedAt, draft);
    }

    Head asHead() {
        return new Head(position, recordedAt);
    }
}
