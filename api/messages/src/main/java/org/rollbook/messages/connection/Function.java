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

    /** What brings scores in is part of the premium offering (S02). */
    public boolean needsEntitlement() {
        return this == GRADE_BOOK_SYNC || this == ASSESSMENTS_SYNC || this == SCORE_PASSBACK;
    }

    /** Only the roster is open to vendors outside the partner programme, unless the district decides otherwise (S37). */
    public boolean needsPartner() {
        return this != ROSTER_SYNC;
    }

    /** As on the lozenge, for example {@code ROSTER SYNC}. */
    public String label() {
        return name().replace('_', ' ');
    }
}
