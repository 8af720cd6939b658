package org.rollbook.command.gradebook;

import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;

/**
 * A line item with results stays in its class.
 *
 * @param present the class that it is in; null for a new one
 */
record ClassStaysWhileResultsExist(
        String lineItemId, @Nullable String present, String wanted, boolean hasResults) implements Rule {
    @Override
    public void check(Notes notes) {
        if (hasResults && present != null && !present.equals(wanted)) {
            throw new Refused(RefusalCode.LINEITEM_MOVED_CLASS, lineItemId);
        }
    }
}
