package org.rollbook.command.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.command.Expect.outcome;
import static org.rollbook.command.gradebook.Assignments.LENIENT;
import static org.rollbook.command.gradebook.Assignments.OLD;
import static org.rollbook.command.gradebook.Assignments.OTHER;
import static org.rollbook.command.gradebook.Assignments.SIS;
import static org.rollbook.command.gradebook.Assignments.SOUTH;
import static org.rollbook.command.gradebook.Assignments.STRICT;
import static org.rollbook.command.gradebook.Assignments.homework;
import static org.rollbook.messages.Outcome.Result.CHANGED;
import static org.rollbook.messages.Outcome.Result.CREATED;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.command.index.SettingKeys;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.gradebook.LineItemWithdrawn;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.gradebook.WithdrawLineItem;

class LineItemTest extends GradebookFixture<LineItem> {
    private static final LineItemAssigned ASSIGNED = homework().event();
    private static final LineItemWithdrawn WITHDRAWN = new LineItemWithdrawn("li", ASSIGNED.filed(), List.of());

    LineItemTest() {
        super(LineItem.class);
    }

    @Nested
    class Assigning {
        @Test
        @Tag("R1")
        @Tag("R6")
        void fills_in_school_and_grading_period() {
            created(homework().command()).expectEvents(ASSIGNED);
        }

        @Test
        void again_changes_nothing() {
            unchanged(homework().command(), ASSIGNED);
        }

        @Test
        void the_same_numbers_in_another_form_changes_nothing() {
            unchanged(homework().range("0.00", "100.0").command(), ASSIGNED);
        }

        @Test
        void another_title_says_what_it_replaces() {
            when(homework().titled("Homework 2").command(), ASSIGNED)
                    .expectEvents(homework().titled("Homework 2").event().replacing(ASSIGNED.filed()))
                    .expectResultMessagePayloadMatching(outcome(CHANGED));
        }

        @Test
        void something_that_was_withdrawn_brings_it_back() {
            when(homework().command(), ASSIGNED, WITHDRAWN)
                    .expectEvents(ASSIGNED)
                    .expectResultMessagePayloadMatching(outcome(CREATED));
        }

        @Test
        @Tag("R17")
        void what_another_connection_made_is_refused() {
            refused(
                    RefusalCode.OWNED_BY_OTHER,
                    homework().titled("Mine").by(OTHER).command(),
                    ASSIGNED);
            refused(RefusalCode.OWNED_BY_OTHER, homework().by(OTHER).command(), ASSIGNED, WITHDRAWN);
        }

        @Test
        void nearly_everything_costs_few_questions() {
            created(homework().command());

            assertThat(facts.questions()).isLessThanOrEqualTo(6);
        }
    }

    @Nested
    class ItsClass {
        @Test
        @Tag("R16")
        void must_exist() {
            refused(RefusalCode.CLASS_UNKNOWN, homework().of("nowhere").command());
            refused(RefusalCode.CLASS_UNKNOWN, homework().of("gone").command());
        }

        @Test
        @Tag("R16")
        void outside_the_connections_schools_looks_as_if_it_did_not_exist() {
            refused(RefusalCode.CLASS_UNKNOWN, homework().by(SOUTH).command());
        }

        @Test
        void has_its_school() {
            created(homework().at("north", null, null).command());
            refused(
                    RefusalCode.SCHOOL_MISMATCH,
                    homework().at("south", null, null).command());
            refused(
                    RefusalCode.SCHOOL_UNKNOWN,
                    homework().at("nowhere", null, null).command());
        }

        @Test
        void stays_while_there_are_results() {
            var toClub = homework().of("club").command();

            refused(
                    RefusalCode.LINEITEM_MOVED_CLASS,
                    toClub,
                    ASSIGNED,
                    Scores.of("ada").event());
        }

        @Test
        void can_change_while_there_are_no_results() {
            when(homework().of("club").command(), ASSIGNED)
                    .expectResultMessagePayloadMatching(outcome(CHANGED, "terms_unknown"));
        }
    }

    @Nested
    class ItsDates {
        @Test
        @Tag("R4")
        void lack_no_due_date_in_the_strict_profile() {
            refused(
                    RefusalCode.DUE_DATE_REQUIRED,
                    homework().due(null).by(STRICT).command());
        }

        @Test
        @Tag("R4")
        void are_due_when_assigned_where_nothing_else_is_said() {
            created(homework().due(null).command(), "due_date_defaulted")
                    .expectEvents(homework().due(null).event());
        }

        @Test
        void are_in_order() {
            refused(RefusalCode.DUE_BEFORE_ASSIGN, homework().due("2026-09-13").command());
        }

        @Test
        @Tag("R2")
        @Tag("S32")
        void fall_inside_the_term() {
            refused(RefusalCode.DATE_OUTSIDE_TERM, homework().due("2026-12-24").command());
            refused(RefusalCode.DATE_OUTSIDE_TERM, homework().from("2026-08-16").command());
            created(homework().from("2026-08-17").command());
        }

        @Test
        @Tag("R2")
        void may_be_the_last_day_in_the_lenient_profile_only() {
            var lastMoment = homework().due("2026-12-19T23:59:59Z");

            created(lastMoment.command());
            refused(RefusalCode.DATE_OUTSIDE_TERM, lastMoment.by(STRICT).command());
        }

        @Test
        @Tag("R3")
        void do_not_fall_into_a_locked_session() {
            facts.set(SettingKeys.LOCKED_SESSIONS, "q1 old");
            refused(RefusalCode.WINDOW_CLOSED, homework().command());
            created(homework().due("2026-11-02").command());
        }

        @Test
        @Tag("R3")
        void do_not_fall_below_a_locked_session() {
            facts.set(SettingKeys.LOCKED_SESSIONS, "fall");
            refused(RefusalCode.WINDOW_CLOSED, homework().command());
            facts.set(SettingKeys.LOCKED_SESSIONS, "year");
            refused(RefusalCode.WINDOW_CLOSED, homework().command());
        }

        @Test
        @Tag("R3")
        void are_not_locked_for_the_student_information_system() {
            facts.set(SettingKeys.LOCKED_SESSIONS, "fall");
            created(homework().by(SIS).command());
        }
    }

    @Nested
    class ItsGradingPeriod {
        @Test
        @Tag("R6")
        void follows_from_the_due_date() {
            created(homework().due("2026-10-19").command())
                    .expectEvents(
                            homework().due("2026-10-19").at(null, "q1", null).event());
            created(homework().due("2026-10-20").command())
                    .expectEvents(
                            homework().due("2026-10-20").at(null, "q2", null).event());
        }

        @Test
        void is_kept_as_sent() {
            created(homework().at(null, "q2", "year").command())
                    .expectEvents(homework().at(null, "q2", "year").event());
        }

        @Test
        void belongs_to_a_term_of_the_class() {
            refused(
                    RefusalCode.GRADING_PERIOD_MISMATCH,
                    homework().at(null, "spring", null).command());
            refused(
                    RefusalCode.GRADING_PERIOD_MISMATCH,
                    homework().at(null, null, "spring").command());
            refused(
                    RefusalCode.SESSION_UNKNOWN,
                    homework().at(null, "never", null).command());
        }

        @Test
        void may_be_any_session_under_one_dot_one() {
            created(homework().at(null, "fall", null).by(OLD).command())
                    .expectEvents(homework().at(null, "fall", "fall").event());
        }
    }

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

    @Test
    void what_snapshots_hold_of_it_has_not_changed_since_its_revision_was_raised() {
        assertThat(LineItem.class.getAnnotation(Revision.class).value()).isEqualTo("2");
        assertThat(Arrays.stream(LineItem.class.getDeclaredFields()).map(Field::getName))
                .containsExactly("item", "present", "version", "results", "resultOfStudent");
        assertThat(Arrays.stream(HeldResult.class.getRecordComponents()).map(RecordComponent::getName))
                .containsExactly(
                        "studentId",
                        "owner",
                        "version",
                        "present",
                        "scoreDate",
                        "content",
                        "scoreScaleId",
                        "learningObjectives");
    }

    @Nested
    class Withdrawing {
        @Test
        void takes_the_results_along() {
            when(
                            withdraw(LENIENT),
                            ASSIGNED,
                            Scores.of("ben").event(),
                            Scores.of("ada").event())
                    .expectEvents(new LineItemWithdrawn("li", ASSIGNED.filed(), List.of("re-ada", "re-ben")))
                    .expectResultMessagePayloadMatching(outcome(CHANGED));
        }

        @Test
        void what_is_not_there_is_refused() {
            refused(RefusalCode.UNKNOWN_OBJECT, withdraw(LENIENT));
            refused(RefusalCode.UNKNOWN_OBJECT, withdraw(LENIENT), ASSIGNED, WITHDRAWN);
            refused(RefusalCode.UNKNOWN_OBJECT, withdraw(SOUTH), ASSIGNED);
        }

        @Test
        @Tag("R17")
        void what_another_connection_made_is_refused() {
            refused(RefusalCode.OWNED_BY_OTHER, withdraw(OTHER), ASSIGNED);
        }

        private static WithdrawLineItem withdraw(Submitter by) {
            return new WithdrawLineItem("line-item:li", "li", by);
        }
    }
}
