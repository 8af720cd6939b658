package org.rollbook.messages.gradebook;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A student's score in a line item.
 *
 * @param flag the grade book's letter for it: X exempt, M missing, I incomplete, L late, T turned in without a score;
 *     null for none
 * @param counted what counts: zero for missing work; null when it leaves the grade alone
 */
public record ScoreCell(
        String resultId,
        String lineItemId,
        String studentId,
        String status,
        @Nullable BigDecimal score,
        @Nullable String textScore,
        @Nullable String flag,
        @Nullable BigDecimal counted,
        String scoreDate,
        @Nullable String comment,
        ScoreSource source) {}
