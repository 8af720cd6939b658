package org.rollbook.command.gradebook;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.WarningCode;

/** Work that is fully graded has a score or a mark. */
record GradedWorkHasScore(
        String scoreStatus,
        @Nullable BigDecimal score,
        @Nullable String textScore) implements Rule {
    @Override
    public void check(Notes notes) {
        if (scoreStatus.equals("fully graded") && score == null && textScore == null) {
            notes.add(WarningCode.SCORE_MISSING);
        }
    }
}
