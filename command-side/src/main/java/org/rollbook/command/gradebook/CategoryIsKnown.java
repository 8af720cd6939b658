package org.rollbook.command.gradebook;

import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.WarningCode;
import org.rollbook.messages.gradebook.DefineCategory;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.oneroster.Version;

/**
 * Rules R5 and R7: a line item names a category that exists. Where it may name none, it is filed as Uncategorized; under
 * OneRoster 1.1 that is usual.
 */
record CategoryIsKnown(@Nullable String categoryId, Submitter by, Facts facts) implements Rule {
    @Override
    public void check(Notes notes) {
        if (categoryId != null) {
            requireKnown(categoryId);
        } else if (by.strict()) {
            throw new Refused(RefusalCode.CATEGORY_REQUIRED);
        } else if (by.version() == Version.V1P2) {
            notes.add(WarningCode.CATEGORY_UNCATEGORIZED);
        }
    }

    private void requireKnown(String id) {
        if (!id.equals(DefineCategory.UNCATEGORIZED)
                && facts.owner(Claims.CATEGORY, id).isEmpty()) {
            throw new Refused(RefusalCode.CATEGORY_UNKNOWN, id);
        }
    }
}
