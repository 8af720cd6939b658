package org.rollbook.command.gradebook;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;

/** The weight of a category is a percentage. */
record WeightIsPercent(@Nullable BigDecimal weight) implements Rule {
    private static final BigDecimal WHOLE = new BigDecimal(100);

    @Override
    public void check(Notes notes) {
        if (weight != null && (weight.signum() < 0 || weight.compareTo(WHOLE) > 0)) {
            throw new Refused(RefusalCode.INVALID_DATA, "weight is not from 0 to 100.");
        }
    }
}
