package org.rollbook.command.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.command.gradebook.Assignments.SIS;
import static org.rollbook.command.gradebook.Assignments.STRICT;
import static org.rollbook.command.gradebook.Assignments.homework;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.command.index.FactsInMemory;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.gradebook.LineItemWithdrawn;
import org.rollbook.messages.gradebook.ScoreWithdrawn;

class GradebookIndexingTest {
    private static final String STREAM = "line-item:li";
    private final FactsInMemory facts = new FactsInMemory();

    private void index(Object event) {
        facts.index(new GradebookIndexing(), STREAM, event);
    }

    @Test
    void a_result_is_found_until_it_is_taken_back() {
        index(Scores.of("ada").event());
        assertThat(facts.owner("result", "re-ada")).contains(STREAM);
        assertThat(facts.owner("sis-result", "re-ada")).isEmpty();

        index(new ScoreWithdrawn("re-ada", "li", "ada"));
        assertThat(facts.owner("result", "re-ada")).isEmpty();
    }

    @Test
    void what_the_student_information_system_delivers_is_marked() {
        index(homework().by(SIS).event());
        index(Scores.of("ada").by(SIS).event());

        assertThat(facts.owner("sis-line-item", "li")).contains(STREAM);
        assertThat(facts.owner("sis-result", "re-ada")).contains(STREAM);
    }

    @Test
    void a_line_item_is_filed_under_title_category_and_scale() {
        LineItemAssigned item = homework().scaled("letters").event();
        index(item);

        assertThat(facts.claims("line-item-title", Claims.titles("algebra", "HOMEWORK 1")))
                .isOne();
        assertThat(facts.claims("category-use", "homework\n")).isOne();
        assertThat(facts.claims("score-scale-use", "letters\n")).isOne();

        index(homework().titled("Other").in("tests").event().replacing(item.filed()));

        assertThat(facts.claims("line-item-title", Claims.titles("algebra", "Homework 1")))
                .isZero();
        assertThat(facts.claims("line-item-title", Claims.titles("algebra", "Other")))
                .isOne();
        assertThat(facts.claims("category-use", "homework\n")).isZero();
        assertThat(facts.claims("category-use", "tests\n")).isOne();
        assertThat(facts.claims("score-scale-use", "letters\n")).isZero();
    }

    @Test
    @Tag("R9")
    void the_strict_have_a_title_for_themselves_until_they_give_it_up() {
        LineItemAssigned item = homework().by(STRICT).event();
        index(item);
        assertThat(facts.owner("line-item-sole-title", Claims.titles("algebra", "HOMEWORK 1")))
                .contains(STREAM);

        index(homework().titled("Other").by(STRICT).event().replacing(item.filed()));
        assertThat(facts.claims("line-item-sole-title", "")).isOne();
        index(new LineItemWithdrawn(
                "li", homework().titled("Other").by(STRICT).event().filed(), List.of()));
        assertThat(facts.claims("line-item-sole-title", "")).isZero();
    }

    @Test
    void a_withdrawn_line_item_leaves_nothing() {
        LineItemAssigned item = homework().scaled("letters").by(SIS).event();
        index(item);
        index(Scores.of("ada").by(SIS).event());

        index(new LineItemWithdrawn("li", item.filed(), List.of("re-ada")));

        for (String kind : List.of(
                "line-item",
                "sis-line-item",
                "line-item-title",
                "category-use",
                "score-scale-use",
                "result",
                "sis-result")) {
            assertThat(facts.claims(kind, "")).as(kind).isZero();
        }
    }
}
