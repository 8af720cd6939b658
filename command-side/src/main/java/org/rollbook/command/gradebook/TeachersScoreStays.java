package org.rollbook.command.gradebook;

import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.Submitter;

/**
 * Rule R15: where the student information system has changed the score that a vendor sent, a teacher has, and the
 * teacher wins. Both values stay in the ledger.
 *
 * @param itemOwner who made the line item
 * @param held null when the result is new
 */
record TeachersScoreStays(String itemOwner, @Nullable HeldResult held, Submitter by) implements Rule {
    @Override
    public void check(Notes notes) {
        if (held != null && held.owner().equals(Submitter.SIS) && itemOwner.equals(by.owner()) && !by.bySis()) {
            throw new Refused(RefusalCode.CONFLICT_TEACHER_OVERRIDE);
        }
    }
}
