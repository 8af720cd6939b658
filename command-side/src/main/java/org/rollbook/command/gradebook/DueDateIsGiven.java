package org.rollbook.command.gradebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.WarningCode;
import org.rollbook.messages.gradebook.Submitter;

/** Rule R4: a line item has a due date; the lenient profile takes the assign date instead. */
record DueDateIsGiven(@Nullable Instant dueDate, Submitter by) implements Rule {
    @Override
    public void check(Notes notes) {
        if (dueDate != null) {
            return;
        }
        if (by.strict()) {
            throw new Refused(RefusalCode.DUE_DATE_REQUIRED);
        }
        notes.add(WarningCode.DUE_DATE_DEFAULTED);
    }
}
