package org.rollbook.command.gradebook;

import static org.rollbook.command.Expect.outcome;
import static org.rollbook.command.gradebook.Assignments.LENIENT;
import static org.rollbook.command.gradebook.Assignments.OTHER;
import static org.rollbook.command.gradebook.Assignments.SOUTH;
import static org.rollbook.command.gradebook.Assignments.homework;
import static org.rollbook.messages.Outcome.Result.CREATED;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.gradebook.DefineScoreScale;
import org.rollbook.messages.gradebook.ScoreScaleDefined;
import org.rollbook.messages.gradebook.ScoreScaleValue;
import org.rollbook.messages.gradebook.ScoreScaleWithdrawn;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.gradebook.WithdrawScoreScale;

class ScoreScaleTest extends GradebookFixture<ScoreScale> {
    private static final List<ScoreScaleValue> VALUES =
            List.of(new ScoreScaleValue("A", "93"), new ScoreScaleValue("F", "0"));
    private static final ScoreScaleDefined LETTERS = new ScoreScaleDefined(
            "letters", "Letters", "letter", "north", "co-algebra", "algebra", "north", VALUES, null, "con-1");

    ScoreScaleTest() {
        super(ScoreScale.class);
    }

    @Nested
    class Defining {
        @Test
        void makes_a_scale_for_a_class() {
            created(define("north", "co-algebra", "algebra", VALUES, LENIENT)).expectEvents(LETTERS);
        }

        @Test
        void again_changes_nothing() {
            unchanged(define("north", "co-algebra", "algebra", VALUES, LENIENT), LETTERS);
        }

        @Test
        void brings_a_withdrawn_scale_back() {
            when(define("north", "co-algebra", "algebra", VALUES, LENIENT), LETTERS, new ScoreScaleWithdrawn("letters"))
                    .expectResultMessagePayloadMatching(outcome(CREATED));
        }

        @Test
        void what_it_refers_to_must_exist() {
            refused(RefusalCode.CLASS_UNKNOWN, define(null, null, "nowhere", VALUES, LENIENT));
            refused(RefusalCode.COURSE_UNKNOWN, define(null, "co-none", "algebra", VALUES, LENIENT));
            refused(RefusalCode.SCHOOL_UNKNOWN, define("nowhere", null, "algebra", VALUES, LENIENT));
        }

        @Test
        @Tag("R16")
        void out_of_scope_looks_as_if_it_did_not_exist() {
            refused(RefusalCode.CLASS_UNKNOWN, define(null, null, "algebra", VALUES, SOUTH));
            refused(RefusalCode.COURSE_UNKNOWN, define(null, "co-algebra", "yoga", VALUES, SOUTH));
        }

        @Test
        void has_values_and_each_once() {
            refused(RefusalCode.INVALID_DATA, define(null, null, "algebra", List.of(), LENIENT));
            refused(
                    RefusalCode.SCALE_VALUE_DUPLICATE,
                    define(null, null, "algebra", List.of(VALUES.getFirst(), VALUES.getFirst()), LENIENT));
        }

        @Test
        @Tag("R17")
        void what_another_connection_made_is_refused() {
            refused(RefusalCode.OWNED_BY_OTHER, define(null, null, "algebra", VALUES, OTHER), LETTERS);
        }
    }

    @Nested
    class Withdrawing {
        @Test
        void takes_it_back() {
            when(withdraw(LENIENT), LETTERS).expectEvents(new ScoreScaleWithdrawn("letters"));
        }

        @Test
        void what_is_not_there_is_refused() {
            refused(RefusalCode.UNKNOWN_OBJECT, withdraw(LENIENT));
            refused(RefusalCode.UNKNOWN_OBJECT, withdraw(SOUTH), LETTERS);
            refused(RefusalCode.UNKNOWN_OBJECT, withdraw(LENIENT), LETTERS, new ScoreScaleWithdrawn("letters"));
        }

        @Test
        void what_line_items_use_is_refused() {
            facts.index(
                    new GradebookIndexing(),
                    "line-item:li",
                    homework().scaled("letters").event());
            refused(RefusalCode.IN_USE, withdraw(LENIENT), LETTERS);
        }

        @Test
        @Tag("R17")
        void what_another_connection_made_is_refused() {
            refused(RefusalCode.OWNED_BY_OTHER, withdraw(OTHER), LETTERS);
        }

        private static WithdrawScoreScale withdraw(Submitter by) {
            return new WithdrawScoreScale("score-scale:letters", "letters", by);
        }
    }

    private static DefineScoreScale define(
            String orgId, String courseId, String classId, List<ScoreScaleValue> values, Submitter by) {
        return new DefineScoreScale(
                "score-scale:letters",
                "letters",
                "Letters",
                "letter",
                orgId,
                courseId,
                classId,
                values,
                null,
                by,
                List.of());
    }
}
