package org.rollbook.command.gradebook;

import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.gradebook.Submitter;

/**
 * Rule R9: the strict profile wants every line item of a class to have a title of its own.
 *
 * @param filed what the item is filed under now; null for a new one
 */
record TitleIsUnique(LineItemAssigned wanted, @Nullable String filed, Submitter by, Facts facts) implements Rule {
    @Override
    public void check(Notes notes) {
        if (!by.strict()) {
            return;
        }
        String prefix = Claims.titles(wanted.classId(), wanted.title());
        long own = prefix.equals(filed) ? 1 : 0;
        if (facts.claims(Claims.TITLE, prefix) > own) {
            throw new Refused(RefusalCode.TITLE_DUPLICATE);
        }
    }
}
