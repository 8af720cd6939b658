package org.rollbook.command.gradebook;

import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.DefineCategory;
import org.rollbook.messages.gradebook.Submitter;

/**
 * Rule R17: only who made a category changes it; Uncategorized is the district's, whether anyone has used it or not.
 *
 * @param owner null when it is new
 */
record CategoryIsOwn(String categoryId, @Nullable String owner, Submitter by) implements Rule {
    @Override
    public void check(Notes notes) {
        String maker = categoryId.equals(DefineCategory.UNCATEGORIZED) ? Submitter.DISTRICT : owner;
        if (maker != null && !maker.equals(by.owner())) {
            throw new Refused(RefusalCode.OWNED_BY_OTHER, "category", categoryId);
        }
    }
}
