package org.rollbook.command.gradebook;

import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.Submitter;

/**
 * Rule R17: only who made an assessment changes it or adds to it.
 *
 * @param owner null when it is new
 */
record AssessmentIsOwn(String assessmentId, @Nullable String owner, Submitter by) implements Rule {
    @Override
    public void check(Notes notes) {
        if (owner != null && !owner.equals(by.owner())) {
            throw new Refused(RefusalCode.OWNED_BY_OTHER, "assessment line item", assessmentId);
        }
    }
}
