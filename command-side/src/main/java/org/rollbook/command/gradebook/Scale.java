package org.rollbook.command.gradebook;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.gradebook.ScoreScaleValue;

/** A score scale as the rules see it: which mark goes with which scores. */
record Scale(String id, List<ScaleStep> steps) {
    private static final String SETTING = "scoreScale:";
    private static final String RECORD = "\u001e";
    private static final String UNIT = "\u001f";

    static Optional<Scale> find(String id, Facts facts) {
        return facts.setting(setting(id)).filter(text -> !text.isEmpty()).map(text -> parse(id, text));
    }

    /** The index keeps the values of a scale under this setting. */
    static String setting(String id) {
        return SETTING + id;
    }

    static String text(List<ScoreScaleValue> values) {
        return values.stream().map(value -> value.lhs() + UNIT + value.rhs()).collect(Collectors.joining(RECORD));
    }

    private static Scale parse(String id, String text) {
        return new Scale(
                id,
                Arrays.stream(text.split(RECORD))
                        .map(line -> line.split(UNIT, 2))
                        .flatMap(sides -> ScaleStep.of(sides[0], sides[1]))
                        .toList());
    }

    boolean has(String mark) {
        return steps.stream().anyMatch(step -> step.mark().equals(mark));
    }

    /** The mark of a score; empty when there is none, or more than one. */
    Optional<String> markOf(BigDecimal score) {
        List<String> marks = Stream.concat(
                        steps.stream().filter(step -> step.contains(score)), highestReached(score).stream())
                .map(ScaleStep::mark)
                .distinct()
                .toList();
        return marks.size() == 1 ? Optional.of(marks.getFirst()) : Optional.empty();
    }

    private List<ScaleStep> highestReached(BigDecimal score) {
        @Nullable BigDecimal reached = steps.stream()
                .filter(step -> step.isReachedBy(score))
                .map(ScaleStep::low)
                .filter(Objects::nonNull)
                .max(BigDecimal::compareTo)
                .orElse(null);
        return steps.stream().filter(step -> step.beginsAt(reached)).toList();
    }
}
