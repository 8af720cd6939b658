package org.rollbook.ledger;

import java.time.Instant;

/** What an entry says, with its place. */
final class Placed {
    final long position;
    final Instant recordedAt;
    final Content content;
    final byte[] hash;

    Placed(long position, Instant recordedAt, Content content, LeafHash hasher) {
        this.position = position;
        this.recordedAt = recordedAt;
        this.content = content;
        this.hash = hasher.of(position, recordedAt, content);
    }

    Head asHead() {
        return new Head(position, recordedAt);
    }
}
