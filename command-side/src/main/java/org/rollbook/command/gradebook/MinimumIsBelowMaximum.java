package org.rollbook.command.gradebook;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;

/** The lowest score of a line item is not above the highest. */
record MinimumIsBelowMaximum(
        @Nullable BigDecimal minimum, @Nullable BigDecimal maximum) implements Rule {
    @Override
    public void check(Notes notes) {
        if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0) {
            throw new Refused(RefusalCode.RANGE_REVERSED, minimum, maximum);
        }
    }
}
