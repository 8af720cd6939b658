package org.rollbook.command.gradebook;

import static org.rollbook.command.Expect.outcome;
import static org.rollbook.command.gradebook.Assignments.OLD;
import static org.rollbook.command.gradebook.Assignments.STRICT;
import static org.rollbook.command.gradebook.Assignments.homework;
import static org.rollbook.messages.Outcome.Result.CHANGED;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.command.index.SettingKeys;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.gradebook.LineItemAssigned;

class LineItemContentTest extends LineItemFixture {
    @Nested
    class ItsCategory {
        @Test
        @Tag("R5")
        void is_required_in_the_strict_profile() {
            refused(
                    RefusalCode.CATEGORY_REQUIRED,
                    homework().in(null).by(STRICT).command());
        }

        @Test
        @Tag("R5")
        @Tag("R7")
        void is_uncategorized_where_none_is_sent() {
            created(homework().in(null).command(), "category_uncategorized")
                    .expectEvents(homework().in(null).event());
            created(homework().in(null).by(OLD).command())
                    .expectEvents(homework().in(null).event());
        }

        @Test
        void must_exist() {
            refused(RefusalCode.CATEGORY_UNKNOWN, homework().in("poems").command());
            refused(
                    RefusalCode.CATEGORY_UNKNOWN,
                    homework().in("11111111-1111-1111-1111-111111111111").command());
            created(homework().in("uncategorized").command());
        }
    }

    @Nested
    class ItsTitle {
        @Test
        @Tag("R8")
        void is_kept_whole() {
            String title = "x".repeat(112);

            created(homework().titled(title).command(), "title_truncated")
                    .expectEvents(homework().titled(title).event());
        }

        @Test
        @Tag("R8")
        void is_measured_in_characters_against_the_setting() {
            facts.set(SettingKeys.TITLE_LIMIT, "10");

            created(homework().titled("\uD83D\uDCD8".repeat(10)).command());
            created(homework().titled("\uD83D\uDCD8".repeat(11)).command(), "title_truncated");
        }

        @Test
        @Tag("R9")
        void may_be_there_twice_in_the_lenient_profile() {
            takenBy("line-item:first");
            created(homework().command());
        }

        @Test
        @Tag("R9")
        void may_not_be_there_twice_in_the_strict_profile() {
            takenBy("line-item:first");
            refused(
                    RefusalCode.TITLE_DUPLICATE,
                    homework().titled("HOMEWORK 1").by(STRICT).command());
        }

        @Test
        @Tag("R9")
        void does_not_collide_with_itself() {
            facts.index(new GradebookIndexing(), "line-item:li", ASSIGNED);
            when(homework().range("0", "50").by(STRICT).command(), ASSIGNED)
                    .expectResultMessagePayloadMatching(outcome(CHANGED));
        }

        private void takenBy(String stream) {
            LineItemAssigned other = new LineItemAssigned(
                    "first",
                    "Homework 1",
                    null,
                    ASSIGNED.assignDate(),
                    ASSIGNED.dueDate(),
                    "algebra",
                    "north",
                    "homework",
                    "q1",
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    "con-9",
                    null,
                    null);
            facts.index(new GradebookIndexing(), stream, other);
        }
    }

    @Nested
    class ItsRangeAndScale {
        @Test
        void are_in_order_and_known() {
            refused(RefusalCode.RANGE_REVERSED, homework().range("10", "9.5").command());
            refused(RefusalCode.SCALE_UNKNOWN, homework().scaled("letters").command());
        }

        @Test
        void are_kept_when_one_dot_one_replaces_the_item() {
            facts.claim(Claims.SCORE_SCALE, "letters", "score-scale:letters");
            LineItemAssigned scaled =
                    homework().at(null, "q1", "year").scaled("letters").event();

            unchanged(homework().at(null, "q1", null).by(OLD).command(), scaled);
        }

        @Test
        void are_removed_when_one_dot_two_leaves_them_out() {
            LineItemAssigned scaled = homework().scaled("letters").event();

            when(homework().command(), scaled).expectEvents(ASSIGNED.replacing(scaled.filed()));
        }
    }
}
