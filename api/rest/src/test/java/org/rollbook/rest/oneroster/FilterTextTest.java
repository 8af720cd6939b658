package org.rollbook.rest.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollbook.messages.oneroster.Filter;
import org.rollbook.messages.oneroster.Filter.Clause;
import org.rollbook.messages.oneroster.Filter.Operator;
import org.rollbook.messages.oneroster.Profile;

@Tag("P1")
class FilterTextTest {
    private static final Map<Operator, String> WRITTEN = Map.of(
            Operator.EQUAL, "=",
            Operator.NOT_EQUAL, "!=",
            Operator.GREATER, ">",
            Operator.GREATER_OR_EQUAL, ">=",
            Operator.LESS, "<",
            Operator.LESS_OR_EQUAL, "<=",
            Operator.CONTAINS, "~");
    private static final List<String> VALUES =
            List.of("", "x", "O'Neil", "''", "a AND b='c'", "'; drop table users; --", "2026-09-14", "ä,ö", " or ");

    @Test
    @Tag("A-135")
    @Tag("A-144")
    @Tag("A-146")
    void what_is_written_by_the_grammar_is_read_as_it_was_meant() {
        long seed = System.nanoTime();
        System.err.println("seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            var anyOf = new ArrayList<List<Clause>>();
            var all = new ArrayList<Clause>();
            var text = new StringBuilder(" ".repeat(random.nextInt(2)));
            int clauses = 1 + random.nextInt(4);
            for (int i = 0; i < clauses; i++) {
                if (i > 0) {
                    boolean or = random.nextBoolean();
                    text.append(or ? "  OR " : " AND  ");
                    if (or) {
                        anyOf.add(all);
                        all = new ArrayList<>();
                    }
                }
                all.add(write(text, random));
            }
            anyOf.add(all);
            for (var profile : Profile.values()) {
                assertThat(FilterText.parse(text.toString(), profile))
                        .as("%s: %s", profile, text)
                        .isEqualTo(new Filter(anyOf));
            }
        }
    }

    private static Clause write(StringBuilder text, Random random) {
        var operator = Operator.values()[random.nextInt(Operator.values().length)];
        String path = List.of("familyName", "class.sourcedId", "metadata.a:b-c_d", "x1")
                .get(random.nextInt(4));
        String value = VALUES.get(random.nextInt(VALUES.size()));
        int position = text.length();
        text.append(path)
                .append(" ".repeat(random.nextInt(2)))
                .append(WRITTEN.get(operator))
                .append(" ".repeat(random.nextInt(2)))
                .append('\'')
                .append(value.replace("'", "''"))
                .append('\'');
        return new Clause(path, operator, value, position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "familyName=x",
                "familyName='x",
                "familyName",
                "='x'",
                "familyName=='x'",
                "familyName:'x'",
                "a='x' and b='y'",
                "a='x' or b='y'",
                "a='x' AND",
                "a='x' AND ",
                "a='x'AND b='y'",
                "a='x' AND b",
                "a='x' b='y'",
                "a='x' OR OR b='y'",
                "(a='x')",
                "a=\u2019x\u2019",
                "a='x');",
                "1a='x'",
                "a.='x'"
            })
    @Tag("A-129")
    @Tag("A-131")
    void what_the_grammar_does_not_know_is_refused_in_both_profiles(String text) {
        for (var profile : Profile.values()) {
            assertThatThrownBy(() -> FilterText.parse(text, profile)).hasMessageContaining("position");
        }
    }

    @Test
    void the_lenient_profile_forgives_quotes_inside_a_value_and_nothing_that_reads_like_a_clause() {
        assertThat(one("familyName='O'Brien'")).isEqualTo("O'Brien");
        assertThat(one("a='x'y' ")).isEqualTo("x'y");
        assertThat(FilterText.parse("a='O'B' AND b='y'", Profile.LENIENT)
                        .anyOf()
                        .getFirst())
                .extracting(Clause::value)
                .containsExactly("O'B", "y");
        assertThatThrownBy(() -> FilterText.parse("familyName='O'Brien'", Profile.STRICT))
                .hasMessageContaining("position");
    }

    private static String one(String text) {
        return FilterText.parse(text, Profile.LENIENT)
                .anyOf()
                .getFirst()
                .getFirst()
                .value();
    }

    @Test
    void an_empty_filter_is_none_for_the_lenient_and_refused_for_the_strict() {
        assertThat(FilterText.parse(" ", Profile.LENIENT)).isNull();
        assertThatThrownBy(() -> FilterText.parse("", Profile.STRICT)).hasMessageContaining("empty");
    }

    @Test
    void more_than_ten_clauses_or_four_thousand_characters_are_refused() {
        String ten = String.join(" AND ", java.util.Collections.nCopies(10, "a='x'"));
        assertThat(FilterText.parse(ten, Profile.STRICT).anyOf().getFirst()).hasSize(10);
        assertThatThrownBy(() -> FilterText.parse(ten + " OR a='x'", Profile.STRICT))
                .hasMessageContaining("10");
        assertThatThrownBy(() -> FilterText.parse("a='" + "x".repeat(4_000) + "'", Profile.STRICT))
                .hasMessageContaining("4000");
    }
}
