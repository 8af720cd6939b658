package org.rollbook.command.gradebook;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;

/** Rule R14: a posted grade without a mark gets the one that the scale has for its score. */
record ScoreHasOneMark(
        @Nullable BigDecimal score,
        @Nullable String sentMark,
        @Nullable Scale scale,
        boolean posted) implements Rule {
    @Override
    public void check(Notes notes) {
        if (posted
                && scale != null
                && score != null
                && sentMark == null
                && scale.markOf(score).isEmpty()) {
            throw new Refused(RefusalCode.SCORE_GROUP_AMBIGUOUS, scale.id());
        }
    }
}
