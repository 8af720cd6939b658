package org.rollbook.command.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.command.Expect.outcome;
import static org.rollbook.command.gradebook.Assignments.OLD;
import static org.rollbook.command.gradebook.Assignments.OTHER;
import static org.rollbook.command.gradebook.Assignments.SIS;
import static org.rollbook.command.gradebook.Assignments.SOUTH;
import static org.rollbook.command.gradebook.Assignments.STRICT;
import static org.rollbook.command.gradebook.Assignments.homework;
import static org.rollbook.messages.Outcome.Result.CHANGED;
import static org.rollbook.messages.Outcome.Result.CREATED;

import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.command.index.SettingKeys;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.gradebook.LineItemWithdrawn;
import org.rollbook.messages.gradebook.ScoreRecorded;
import org.rollbook.messages.gradebook.ScoreScaleDefined;
import org.rollbook.messages.gradebook.ScoreScaleValue;
import org.rollbook.messages.gradebook.ScoreWithdrawn;

class RecordScoreTest extends LineItemFixture {
    private static final ScoreRecorded ADA = Scores.of("ada").event();

    private ResultValidator<LineItem> created(Scores score, Object past, String... warnings) {
        return when(score.command(), past).expectResultMessagePayloadMatching(outcome(CREATED, warnings));
    }

    @Nested
    class Recording {
        @Test
        @Tag("R1")
        @Tag("R11")
        void is_for_one_student() {
            created(Scores.of("ada"), ASSIGNED).expectEvents(ADA);
        }

        @Test
        void asks_two_questions_for_a_new_result_and_one_for_another() {
            created(Scores.of("ada"), ASSIGNED);
            assertThat(facts.questions()).isEqualTo(2);

            when(Scores.of("ada").saying("93", null).command(), ASSIGNED, ADA).expectSuccessfulHandlerExecution();
            assertThat(facts.questions()).isEqualTo(3);

            unchanged(Scores.of("ada").command(), ASSIGNED, ADA);
            assertThat(facts.questions()).isEqualTo(3);
        }

        @Test
        void again_changes_nothing() {
            unchanged(Scores.of("ada").command(), ASSIGNED, ADA);
            unchanged(Scores.of("ada").saying("92.50", null).command(), ASSIGNED, ADA);
        }

        @Test
        void another_score_replaces_the_first() {
            when(Scores.of("ada").saying("95", null).command(), ASSIGNED, ADA)
                    .expectEvents(Scores.of("ada").saying("95", null).event())
                    .expectResultMessagePayloadMatching(outcome(CHANGED));
        }

        @Test
        void what_was_taken_back_brings_it_back() {
            when(Scores.of("ada").command(), ASSIGNED, ADA, new ScoreWithdrawn("re-ada", "li", "ada"))
                    .expectEvents(ADA)
                    .expectResultMessagePayloadMatching(outcome(CREATED));
        }

        @Test
        void without_its_line_item_is_refused() {
            refused(RefusalCode.LINEITEM_UNKNOWN, Scores.of("ada").command());
            refused(
                    RefusalCode.LINEITEM_UNKNOWN,
                    Scores.of("ada").command(),
                    ASSIGNED,
                    new LineItemWithdrawn("li", ASSIGNED.filed(), List.of()));
            refused(RefusalCode.LINEITEM_UNKNOWN, Scores.of("ada").by(SOUTH).command(), ASSIGNED);
        }

        @Test
        @Tag("R17")
        void for_the_line_item_of_another_is_refused() {
            refused(RefusalCode.OWNED_BY_OTHER, Scores.of("ada").by(OTHER).command(), ASSIGNED);
        }

        @Test
        @Tag("R17")
        void for_a_teachers_line_item_is_refused() {
            refused(
                    RefusalCode.OWNED_BY_OTHER,
                    Scores.of("ada").command(),
                    homework().by(SIS).event());
        }

        @Test
        void for_another_class_is_refused() {
            created(Scores.of("ada").in("algebra"), ASSIGNED);
            refused(RefusalCode.CLASS_MISMATCH, Scores.of("ada").in("yoga").command(), ASSIGNED);
        }
    }

    @Nested
    @Tag("R15")
    class ATeacher {
        private final ScoreRecorded corrected =
                Scores.of("ada").saying("70", null).by(SIS).event();

        @Test
        void changes_what_a_vendor_sent() {
            when(Scores.of("ada").saying("70", null).by(SIS).command(), ASSIGNED, ADA)
                    .expectEvents(corrected)
                    .expectResultMessagePayloadMatching(outcome(CHANGED));
        }

        @Test
        void wins_over_what_the_vendor_sends_later() {
            refused(
                    RefusalCode.CONFLICT_TEACHER_OVERRIDE,
                    Scores.of("ada").saying("95", null).command(),
                    ASSIGNED,
                    ADA,
                    corrected);
        }

        @Test
        @Tag("R15")
        void gives_way_to_the_vendor_where_the_connection_says_so() {
            facts.set(SettingKeys.CONFLICTS + "con-1", "VENDOR_WINS");
            when(Scores.of("ada").saying("95", null).command(), ASSIGNED, ADA, corrected)
                    .expectEvents(Scores.of("ada").saying("95", null).event())
                    .expectResultMessagePayloadMatching(outcome(CHANGED, "teacher_overridden"));
        }

        @Test
        @Tag("R15")
        void gives_way_to_what_is_newer_where_the_connection_says_so() {
            facts.set(SettingKeys.CONFLICTS + "con-1", "NEWEST_WINS");
            refused(
                    RefusalCode.CONFLICT_TEACHER_OVERRIDE,
                    Scores.of("ada").saying("95", null).command(),
                    ASSIGNED,
                    ADA,
                    corrected);
            when(Scores.of("ada").saying("95", null).on("2026-09-20").command(), ASSIGNED, ADA, corrected)
                    .expectEvents(
                            Scores.of("ada").saying("95", null).on("2026-09-20").event());
        }

        @Test
        void who_repeats_what_the_vendor_sent_changes_nothing() {
            unchanged(Scores.of("ada").by(SIS).command(), ASSIGNED, ADA);
        }
    }

    @Nested
    class TheStudent {
        @Test
        @Tag("R16")
        void of_someone_who_is_not_in_the_class_is_taken_from_the_student_information_system_only() {
            created(Scores.of("cy").by(SIS), ASSIGNED);
            refused(RefusalCode.STUDENT_UNKNOWN, Scores.of("nobody").by(SIS).command(), ASSIGNED);
        }

        @Test
        @Tag("R16")
        void is_or_was_enrolled() {
            refused(RefusalCode.STUDENT_NOT_ENROLLED, Scores.of("cy").command(), ASSIGNED);
        }

        @Test
        @Tag("R16")
        void is_known() {
            refused(RefusalCode.STUDENT_UNKNOWN, Scores.of("nobody").command(), ASSIGNED);
        }

        @Test
        void has_one_result() {
            refused(RefusalCode.RESULT_DUPLICATE, Scores.of("ada").as("other").command(), ASSIGNED, ADA);
        }

        @Test
        void keeps_the_result() {
            refused(RefusalCode.RESULT_MOVED, Scores.of("ada").to("ben").command(), ASSIGNED, ADA);
        }

        @Test
        void may_get_another_result_when_the_first_was_taken_back() {
            when(Scores.of("ada").as("other").command(), ASSIGNED, ADA, new ScoreWithdrawn("re-ada", "li", "ada"))
                    .expectEvents(Scores.of("ada").as("other").event());
        }
    }

    @Nested
    class TheScore {
        @Test
        @Tag("R10")
        void may_exceed_the_maximum() {
            created(Scores.of("ada").saying("300", null), ASSIGNED, "extra_credit")
                    .expectEvents(Scores.of("ada").saying("300", null).event());
        }

        @Test
        @Tag("R10")
        void below_the_minimum_is_noted_or_refused() {
            created(Scores.of("ada").saying("-0.5", null), ASSIGNED, "score_below_min");
            refused(
                    RefusalCode.SCORE_BELOW_MIN,
                    Scores.of("ada").saying("-0.5", null).by(STRICT).command(),
                    ASSIGNED);
        }

        @Test
        void may_be_missing_from_graded_work() {
            created(Scores.of("ada").saying(null, null), ASSIGNED, "score_missing");
        }

        @Test
        @Tag("R3")
        void is_not_written_into_a_locked_session() {
            facts.set(SettingKeys.LOCKED_SESSIONS, "year");
            refused(RefusalCode.WINDOW_CLOSED, Scores.of("ada").command(), ASSIGNED);
            facts.set(SettingKeys.LOCKED_SESSIONS, "");
            created(Scores.of("ada"), ASSIGNED);
        }
    }

    @Nested
    class APostedGrade {
        private final LineItemAssigned task =
                homework().scaled("letters").by(SIS).event();

        @BeforeEach
        void letters() {
            facts.index(new GradebookIndexing(), "score-scale:letters", letters("A", "93", "B", "80", "F", "0"));
        }

        @Test
        @Tag("R14")
        @Tag("S09")
        void gets_its_letter_from_the_scale() {
            created(Scores.of("ada").saying("92.5", null), task)
                    .expectEvents(Scores.of("ada").saying("92.5", "B").event());
        }

        @Test
        @Tag("R14")
        void keeps_both_as_sent() {
            created(Scores.of("ada").saying("92.5", "A"), task)
                    .expectEvents(Scores.of("ada").saying("92.5", "A").event());
        }

        @Test
        @Tag("R14")
        void needs_a_letter_of_the_scale_where_there_is_no_score() {
            created(Scores.of("ada").saying(null, "A"), task);
            refused(
                    RefusalCode.SCORE_NOT_IN_SCALE,
                    Scores.of("ada").saying(null, "E").command(),
                    task);
        }

        @Test
        @Tag("R14")
        void without_one_letter_for_its_score_is_refused() {
            refused(
                    RefusalCode.SCORE_GROUP_AMBIGUOUS,
                    Scores.of("ada").saying("-1", null).command(),
                    task);
        }

        @Test
        @Tag("R13")
        void is_refused_while_the_window_is_closed() {
            facts.set(SettingKeys.LOCKED_SESSIONS, "q1");
            refused(RefusalCode.WINDOW_CLOSED, Scores.of("ada").command(), task);
        }

        @Test
        @Tag("R17")
        void of_another_connection_stays() {
            refused(
                    RefusalCode.OWNED_BY_OTHER,
                    Scores.of("ada").saying("1", "F").by(OTHER).command(),
                    task,
                    Scores.of("ada").saying("92.5", "B").event());
        }

        @Test
        void of_the_student_information_system_needs_no_scale() {
            when(Scores.of("ada").saying(null, "E").by(SIS).command(), task)
                    .expectResultMessagePayloadMatching(outcome(CREATED, "score_not_in_scale"));
        }

        private static ScoreScaleDefined letters(String... sides) {
            List<ScoreScaleValue> values = IntStream.range(0, sides.length / 2)
                    .mapToObj(i -> new ScoreScaleValue(sides[2 * i], sides[2 * i + 1]))
                    .toList();
            return new ScoreScaleDefined(
                    "letters", "Letters", "letter", null, null, "algebra", "north", values, null, "sis");
        }
    }

    @Nested
    class ScalesOfOtherWork {
        @Test
        void are_only_noted() {
            facts.index(
                    new GradebookIndexing(),
                    "score-scale:letters",
                    new ScoreScaleDefined(
                            "letters",
                            "Letters",
                            "letter",
                            null,
                            null,
                            "algebra",
                            "north",
                            List.of(new ScoreScaleValue("A", "93")),
                            null,
                            "sis"));

            created(Scores.of("ada").scaled("letters").saying(null, "E"), ASSIGNED, "score_not_in_scale");
            created(Scores.of("ada").scaled("letters").saying(null, "A"), ASSIGNED);
            refused(RefusalCode.SCALE_UNKNOWN, Scores.of("ada").scaled("none").command(), ASSIGNED);
        }

        @Test
        void are_kept_when_one_dot_one_replaces_the_result() {
            unchanged(
                    Scores.of("ada").by(OLD).command(),
                    ASSIGNED,
                    Scores.of("ada").scaled("letters").event());
        }
    }
}
