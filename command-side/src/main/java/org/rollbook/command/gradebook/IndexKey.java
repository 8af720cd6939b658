package org.rollbook.command.gradebook;

import org.rollbook.command.index.IndexChange;
import org.rollbook.command.index.IndexChange.Claim;
import org.rollbook.command.index.IndexChange.Release;

/** A key that a stream claims in the inline index, and lets go. */
record IndexKey(String kind, String text) {
    IndexChange claim(String stream) {
        return new Claim(kind, text, stream);
    }

    IndexChange release() {
        return new Release(kind, text);
    }
}
