package org.rollbook.command.gradebook;

import static org.rollbook.command.Expect.outcome;
import static org.rollbook.command.gradebook.Assignments.LENIENT;
import static org.rollbook.command.gradebook.Assignments.OLD;
import static org.rollbook.command.gradebook.Assignments.OTHER;
import static org.rollbook.command.gradebook.Assignments.homework;
import static org.rollbook.messages.Outcome.Result.CHANGED;
import static org.rollbook.messages.Outcome.Result.CREATED;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.gradebook.CategoryDefined;
import org.rollbook.messages.gradebook.CategoryWithdrawn;
import org.rollbook.messages.gradebook.DefineCategory;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.gradebook.WithdrawCategory;

class CategoryTest extends GradebookFixture<Category> {
    private static final CategoryDefined HOMEWORK =
            new CategoryDefined("homework", "Homework", new BigDecimal("20"), null, "con-1");

    CategoryTest() {
        super(Category.class);
    }

    @Nested
    class Defining {
        @Test
        void makes_a_category() {
            created(define("Homework", "20.0", LENIENT)).expectEvents(HOMEWORK);
        }

        @Test
        void again_changes_nothing() {
            unchanged(define("Homework", "20", LENIENT), HOMEWORK);
        }

        @Test
        void another_title_changes_it() {
            when(define("Practice", "20", LENIENT), HOMEWORK)
                    .expectEvents(new CategoryDefined("homework", "Practice", new BigDecimal("20"), null, "con-1"))
                    .expectResultMessagePayloadMatching(outcome(CHANGED));
        }

        @Test
        void leaves_the_weight_where_one_dot_one_says_nothing_of_it() {
            unchanged(define("Homework", null, OLD), HOMEWORK);
        }

        @Test
        void brings_a_withdrawn_category_back() {
            when(define("Homework", "20", LENIENT), HOMEWORK, new CategoryWithdrawn("homework"))
                    .expectEvents(HOMEWORK)
                    .expectResultMessagePayloadMatching(outcome(CREATED));
        }

        @Test
        void a_weight_beyond_a_percentage_is_refused() {
            refused(RefusalCode.INVALID_DATA, define("Homework", "100.1", LENIENT));
            refused(RefusalCode.INVALID_DATA, define("Homework", "-1", LENIENT));
        }

        @Test
        @Tag("R17")
        void what_another_connection_made_is_refused() {
            refused(RefusalCode.OWNED_BY_OTHER, define("Mine", "1", OTHER), HOMEWORK);
        }

        @Test
        @Tag("R7")
        void uncategorized_is_for_the_district() {
            refused(
                    RefusalCode.OWNED_BY_OTHER,
                    new DefineCategory(
                            "category:uncategorized", "uncategorized", "Mine", null, null, LENIENT, List.of()));
            created(DefineCategory.uncategorized());
        }
    }

    @Nested
    class Withdrawing {
        @Test
        void takes_it_back() {
            when(withdraw(LENIENT), HOMEWORK).expectEvents(new CategoryWithdrawn("homework"));
        }

        @Test
        void what_is_not_there_is_refused() {
            refused(RefusalCode.UNKNOWN_OBJECT, withdraw(LENIENT));
            refused(RefusalCode.UNKNOWN_OBJECT, withdraw(LENIENT), HOMEWORK, new CategoryWithdrawn("homework"));
        }

        @Test
        @Tag("R17")
        void what_another_connection_made_is_refused() {
            refused(RefusalCode.OWNED_BY_OTHER, withdraw(OTHER), HOMEWORK);
        }

        @Test
        void what_line_items_use_is_refused() {
            LineItemAssigned item = homework().event();
            facts.index(new GradebookIndexing(), "line-item:li", item);
            refused(RefusalCode.IN_USE, withdraw(LENIENT), HOMEWORK);

            LineItemAssigned moved = homework().in("tests").event().replacing(item.filed());
            facts.index(new GradebookIndexing(), "line-item:li", moved);
            when(withdraw(LENIENT), HOMEWORK).expectEvents(new CategoryWithdrawn("homework"));
        }

        private static WithdrawCategory withdraw(Submitter by) {
            return new WithdrawCategory("category:homework", "homework", by);
        }
    }

    private static DefineCategory define(String title, String weight, Submitter by) {
        return new DefineCategory(
                "category:homework",
                "homework",
                title,
                weight == null ? null : new BigDecimal(weight),
                null,
                by,
                List.of());
    }
}
