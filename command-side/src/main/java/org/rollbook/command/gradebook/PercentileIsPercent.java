package org.rollbook.command.gradebook;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;

/** A percentile lies between 0 and 100. */
record PercentileIsPercent(@Nullable BigDecimal percentile) implements Rule {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    @Override
    public void check(Notes notes) {
        if (percentile != null && (percentile.signum() < 0 || percentile.compareTo(HUNDRED) > 0)) {
            throw new Refused(RefusalCode.INVALID_DATA, "scorePercentile is not from 0 to 100.");
        }
    }
}
