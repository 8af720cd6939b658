package org.rollbook.command.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.command.Expect.outcome;
import static org.rollbook.command.gradebook.Assignments.LENIENT;
import static org.rollbook.command.gradebook.Assignments.OTHER;
import static org.rollbook.command.gradebook.Assignments.SOUTH;
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
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.gradebook.LineItemWithdrawn;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.gradebook.WithdrawLineItem;

class LineItemTest extends LineItemFixture {
    private static final LineItemWithdrawn WITHDRAWN = new LineItemWithdrawn("li", ASSIGNED.filed(), List.of());

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
}
