package org.rollbook.command.gradebook;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.WarningCode;

/**
 * Rule R14: the mark of a posted grade is in the scale, unless a score comes with it; for other work this is only noted.
 *
 * @param scale null when there is none
 */
record MarkIsInScale(
        @Nullable String textScore,
        @Nullable BigDecimal score,
        @Nullable Scale scale,
        boolean posted) implements Rule {
    @Override
    public void check(Notes notes) {
        if (textScore == null || scale == null || scale.has(textScore)) {
            return;
        }
        if (posted && score == null) {
            throw new Refused(RefusalCode.SCORE_NOT_IN_SCALE, scale.id());
        }
        notes.add(WarningCode.SCORE_NOT_IN_SCALE, scale.id());
    }
}
