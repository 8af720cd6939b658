package org.rollbook.command.gradebook;

import java.time.Instant;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;

/** Work is not due before it is given. */
record DueDateFollowsAssignDate(Instant assignDate, Instant dueDate) implements Rule {
    @Override
    public void check(Notes notes) {
        if (dueDate.isBefore(assignDate)) {
            throw new Refused(RefusalCode.DUE_BEFORE_ASSIGN, dueDate, assignDate);
        }
    }
}
