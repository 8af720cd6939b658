package org.rollbook.command.gradebook;

import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.Submitter;

/**
 * Rule R17: only who recorded a result changes it or takes it back.
 *
 * @param owner null when it is new
 */
record ResultIsOwn(String resultId, @Nullable String owner, Submitter by) implements Rule {
    @Override
    public void check(Notes notes) {
        if (owner != null && !owner.equals(by.owner())) {
            throw new Refused(RefusalCode.OWNED_BY_OTHER, "result", resultId);
        }
    }
}
