package org.rollbook.command.gradebook;

import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;

/** A score scale that is named exists. */
record ScaleIsKnown(@Nullable String scoreScaleId, Facts facts) implements Rule {
    @Override
    public void check(Notes notes) {
        if (scoreScaleId != null
                && facts.owner(Claims.SCORE_SCALE, scoreScaleId).isEmpty()) {
            throw new Refused(RefusalCode.SCALE_UNKNOWN, scoreScaleId);
        }
    }
}
