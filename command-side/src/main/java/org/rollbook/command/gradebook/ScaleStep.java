package org.rollbook.command.gradebook;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One mark of a score scale. Of the two sides that the standard gives it, the one that is a number or a range says
 * which scores it goes with; where both are, it is the left.
 *
 * @param low null when the mark goes with no numbers
 * @param high the last score; null when the mark reaches up to the next one
 */
record ScaleStep(
        String mark, @Nullable BigDecimal low, @Nullable BigDecimal high) {
    private static final String NUMBER = "(-?\\d{1,18}(?:\\.\\d{1,18})?)\\s*%?";
    private static final Pattern RANGE = Pattern.compile("\\s*" + NUMBER + "\\s*(?:-\\s*" + NUMBER + "\\s*)?");

    static Stream<ScaleStep> of(String left, String right) {
        return numbered(left, right)
                .or(() -> numbered(right, left))
                .map(Stream::of)
                .orElseGet(() -> Stream.of(new ScaleStep(left, null, null), new ScaleStep(right, null, null)));
    }

    private static Optional<ScaleStep> numbered(String numbers, String mark) {
        Matcher range = RANGE.matcher(numbers);
        if (!range.matches()) {
            return Optional.empty();
        }
        @Nullable String high = range.group(2);
        return Optional.of(
                new ScaleStep(mark, new BigDecimal(range.group(1)), high == null ? null : new BigDecimal(high)));
    }

    /** True when the score lies in this step's own range. */
    boolean contains(BigDecimal score) {
        return low != null && high != null && score.compareTo(low) >= 0 && score.compareTo(high) <= 0;
    }

    /** True when the step begins at or below the score and has no end of its own. */
    boolean isReachedBy(BigDecimal score) {
        return low != null && high == null && score.compareTo(low) >= 0;
    }

    boolean beginsAt(@Nullable BigDecimal number) {
        return low != null && high == null && number != null && low.compareTo(number) == 0;
    }
}
