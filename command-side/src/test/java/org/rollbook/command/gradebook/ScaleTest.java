package org.rollbook.command.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.command.index.FactsInMemory;
import org.rollbook.messages.gradebook.ScoreScaleValue;

@Tag("R14")
class ScaleTest {
    @Test
    void a_lower_bound_reaches_up_to_the_next() {
        Scale scale = scale("A=93", "A-=90", "B=80", "F=0");

        assertThat(scale.markOf(new BigDecimal("93"))).contains("A");
        assertThat(scale.markOf(new BigDecimal("150"))).contains("A");
        assertThat(scale.markOf(new BigDecimal("92.99"))).contains("A-");
        assertThat(scale.markOf(new BigDecimal("0"))).contains("F");
        assertThat(scale.markOf(new BigDecimal("-1"))).isEmpty();
    }

    @Test
    void ranges_are_inclusive_on_either_side() {
        for (Scale scale : List.of(scale("90 - 100=A", "80 - 89.99=B"), scale("A=90-100", "B=80-89.99"))) {
            assertThat(scale.markOf(new BigDecimal("100"))).contains("A");
            assertThat(scale.markOf(new BigDecimal("89.99"))).contains("B");
            assertThat(scale.markOf(new BigDecimal("89.995"))).isEmpty();
        }
    }

    @Test
    void ranges_that_overlap_leave_it_open() {
        assertThat(scale("A=90-100", "B=80-90").markOf(new BigDecimal("90"))).isEmpty();
    }

    @Test
    void two_marks_from_the_same_number_leave_it_open() {
        assertThat(scale("A=90", "B=90").markOf(new BigDecimal("95"))).isEmpty();
    }

    @Test
    void percent_signs_are_understood() {
        assertThat(scale("Pass=60%", "Fail=0 %").markOf(new BigDecimal("60"))).contains("Pass");
    }

    @Test
    void words_on_both_sides_are_marks() {
        Scale scale = scale("E=Excellent");

        assertThat(scale.has("E")).isTrue();
        assertThat(scale.has("Excellent")).isTrue();
        assertThat(scale.has("X")).isFalse();
        assertThat(scale.markOf(BigDecimal.ONE)).isEmpty();
    }

    @Test
    void a_scale_that_was_never_defined_or_was_withdrawn_is_not_there() {
        FactsInMemory facts = new FactsInMemory().set(Scale.setting("gone"), "");

        assertThat(Scale.find("none", facts)).isEqualTo(Optional.empty());
        assertThat(Scale.find("gone", facts)).isEqualTo(Optional.empty());
    }

    private static Scale scale(String... values) {
        String text = Scale.text(Arrays.stream(values)
                .map(value -> value.split("="))
                .map(sides -> new ScoreScaleValue(sides[0], sides[1]))
                .toList());
        return Scale.find("s", new FactsInMemory().set(Scale.setting("s"), text))
                .orElseThrow();
    }
}
