package org.rollbook.command.connection;

import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;

/** A grade book shows at least a few characters of a title, and at most as many as are kept. */
record TitleLimitIsSensible(int limit) implements Rule {
    private static final int LEAST = 10;
    private static final int MOST = 4000;

    @Override
    public void check(Notes notes) {
        if (limit < LEAST || limit > MOST) {
            throw new Refused(RefusalCode.INVALID_DATA, "titleLimit is not from " + LEAST + " to " + MOST + ".");
        }
    }
}
