package org.rollbook.command.gradebook;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.WarningCode;
import org.rollbook.messages.gradebook.Submitter;

/** Rule R10: a score is not below the minimum; the lenient profile only says so. */
record ScoreReachesMinimum(
        @Nullable BigDecimal score, @Nullable BigDecimal minimum, Submitter by) implements Rule {
    @Override
    public void check(Notes notes) {
        if (score == null || minimum == null || score.compareTo(minimum) >= 0) {
            return;
        }
        if (by.strict()) {
            throw new Refused(RefusalCode.SCORE_BELOW_MIN, minimum);
        }
        notes.add(WarningCode.SCORE_BELOW_MIN, minimum);
    }
}
