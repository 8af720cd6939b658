package org.rollbook.messages.gradebook;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learning objectives from one source, with what was reached of each where a result says so.
 *
 * @param source {@code case}, {@code unknown}, or another lower-case name
 */
public record LearningObjectives(String source, List<Objective> objectives) {
    public record Objective(
            String id, @Nullable BigDecimal score, @Nullable String textScore) {}
}
