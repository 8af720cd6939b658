package org.rollbook.command.gradebook;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.gradebook.LearningObjectives;
import org.rollbook.messages.gradebook.LearningObjectives.Objective;

/** One form for each number, so that 100 and 100.0 are the same score and sending the other changes nothing. */
final class Numbers {
    /** A number with more zeros at its end keeps its exponent. */
    private static final int LONG = 30;

    static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 && stripped.scale() > -LONG ? stripped.setScale(0) : stripped;
    }

    static List<LearningObjectives> plain(List<LearningObjectives> sets) {
        return sets.stream()
                .map(set -> new LearningObjectives(
                        set.source(),
                        set.objectives().stream()
                                .map(one -> new Objective(one.id(), plain(one.score()), one.textScore()))
                                .toList()))
                .toList();
    }

    private Numbers() {}
}
