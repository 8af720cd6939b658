package org.rollbook.messages.gradebook;

import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;

/** DELETE result, or PUT of one that is to be deleted; the line item that holds it is found by its claim. */
@CommandName("gradebook.withdraw-score")
public record WithdrawScore(String resultId, @Nullable RecordScore put, Submitter by) implements Withdrawal {
    /** DELETE. */
    public WithdrawScore(String resultId, Submitter by) {
        this(resultId, null, by);
    }
}
