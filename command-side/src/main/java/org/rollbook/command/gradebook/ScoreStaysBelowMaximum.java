package org.rollbook.command.gradebook;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.WarningCode;

/** Rule R10: a score above the maximum is extra credit. */
record ScoreStaysBelowMaximum(
        @Nullable BigDecimal score, @Nullable BigDecimal maximum) implements Rule {
    @Override
    public void check(Notes notes) {
        if (score != null && maximum != null && score.compareTo(maximum) > 0) {
            notes.add(WarningCode.EXTRA_CREDIT, maximum);
        }
    }
}
