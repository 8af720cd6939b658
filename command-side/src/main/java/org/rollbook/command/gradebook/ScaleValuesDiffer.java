package org.rollbook.command.gradebook;

import java.util.List;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.ScoreScaleValue;

/** A score scale has values, and no left side twice. */
record ScaleValuesDiffer(List<ScoreScaleValue> values) implements Rule {
    @Override
    public void check(Notes notes) {
        if (values.isEmpty()) {
            throw new Refused(RefusalCode.INVALID_DATA, "scoreScaleValue is empty.");
        }
        if (values.stream().map(ScoreScaleValue::lhs).distinct().count() < values.size()) {
            throw new Refused(RefusalCode.SCALE_VALUE_DUPLICATE);
        }
    }
}
