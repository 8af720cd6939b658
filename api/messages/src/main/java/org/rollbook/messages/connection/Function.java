package org.rollbook.messages.connection;

import java.util.Locale;

/** What a connection can be for; the console shows each as a lozenge. */
public enum Function {
    ROSTER_SYNC,
    GRADE_BOOK_SYNC,
    ASSESSMENTS_SYNC,
    LEARNING_TOOL,
    SCORE_PASSBACK;

    /** As in addresses and bodies, for example {@code roster-sync}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As on the lozenge, for example {@code ROSTER SYNC}. */
    public String label() {
        return name().replace('_', ' ');
    }
}
