package org.rollbook.messages.gradebook;

import java.util.Locale;

/** Whose score stands when a vendor sends one that a teacher has changed since; both stay in the ledger (rule R15). */
public enum ConflictPolicy {
    TEACHER_WINS,
    /** The one with the later score date; on the same day it is the teacher's. */
    NEWEST_WINS,
    VENDOR_WINS;

    /** As in bodies, for example {@code teacher-wins}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
