package org.rollbook.command.gradebook;

import static org.rollbook.command.Expect.outcome;
import static org.rollbook.command.gradebook.Assignments.LENIENT;
import static org.rollbook.command.gradebook.Assignments.OTHER;
import static org.rollbook.command.gradebook.Assignments.SOUTH;
import static org.rollbook.messages.Outcome.Result.CHANGED;
import static org.rollbook.messages.Outcome.Result.CREATED;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.gradebook.AssessmentDefined;
import org.rollbook.messages.gradebook.AssessmentDefined.Uses;
import org.rollbook.messages.gradebook.AssessmentWithdrawn;
import org.rollbook.messages.gradebook.DefineAssessment;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.gradebook.WithdrawAssessment;

@Tag("S25")
class AssessmentTest extends GradebookFixture<Assessment> {
    private static final GradebookIndexing INDEXING = new GradebookIndexing();

    AssessmentTest() {
        super(Assessment.class);
    }

    private static DefineAssessment define(String id, String classId, String parentId, Submitter by) {
        return new DefineAssessment(
                "assessment-line-item:" + id,
                id,
                "Mathematics",
                null,
                classId,
                parentId,
                null,
                new BigDecimal("200.0"),
                null,
                List.of(),
                null,
                by,
                List.of());
    }

    private static AssessmentDefined defined(String id, String classId, String parentId) {
        return new AssessmentDefined(
                id,
                "Mathematics",
                null,
                classId,
                classId == null ? null : "north",
                parentId,
                null,
                new BigDecimal("200"),
                null,
                List.of(),
                null,
                "con-1",
                null);
    }

    private void indexed(AssessmentDefined known) {
        facts.index(INDEXING, "assessment-line-item:" + known.assessmentId(), known);
    }

    @Nested
    class Defining {
        @Test
        void makes_a_test_of_the_district() {
            created(define("state", null, null, LENIENT)).expectEvents(defined("state", null, null));
        }

        @Test
        void makes_a_test_of_a_class() {
            created(define("unit", "algebra", null, LENIENT)).expectEvents(defined("unit", "algebra", null));
        }

        @Test
        void again_changes_nothing_and_a_withdrawn_one_comes_back() {
            unchanged(define("state", null, null, LENIENT), defined("state", null, null));
            when(
                            define("state", null, null, LENIENT),
                            defined("state", null, null),
                            new AssessmentWithdrawn("state", new Uses(null, null), List.of()))
                    .expectResultMessagePayloadMatching(outcome(CREATED));
        }

        @Test
        void a_part_says_what_it_was_a_part_of_before() {
            indexed(defined("state", null, null));

            when(define("part", null, "state", LENIENT), defined("part", null, null))
                    .expectResultMessagePayloadMatching(outcome(CHANGED))
                    .expectEvents(defined("part", null, "state").replacing(new Uses(null, null)));
        }

        @Test
        void is_no_part_of_itself_over_any_number_of_steps() {
            indexed(defined("a", null, null));
            indexed(defined("b", null, "a"));
            indexed(defined("c", null, "b"));

            refused(RefusalCode.ASSESSMENT_CYCLE, define("a", null, "c", LENIENT), defined("a", null, null));
            refused(RefusalCode.ASSESSMENT_CYCLE, define("a", null, "a", LENIENT), defined("a", null, null));
        }

        @Test
        @Tag("R16")
        void what_it_refers_to_must_exist_within_the_schools_of_the_connection() {
            indexed(defined("unit", "algebra", null));

            refused(RefusalCode.CLASS_UNKNOWN, define("x", "nowhere", null, LENIENT));
            refused(RefusalCode.CLASS_UNKNOWN, define("x", "algebra", null, SOUTH));
            refused(RefusalCode.ASSESSMENT_UNKNOWN, define("x", null, "nowhere", LENIENT));
            refused(RefusalCode.ASSESSMENT_UNKNOWN, define("x", null, "unit", SOUTH));
        }

        @Test
        @Tag("R17")
        void what_another_connection_made_is_refused() {
            refused(RefusalCode.OWNED_BY_OTHER, define("state", null, null, OTHER), defined("state", null, null));
        }
    }

    @Nested
    class Withdrawing {
        private static WithdrawAssessment withdraw(Submitter by) {
            return new WithdrawAssessment("assessment-line-item:state", "state", by);
        }

        @Test
        void takes_its_results_along() {
            facts.claim(Claims.ASSESSMENT_USE, Claims.use("state", "r1"), "assessment-result:r1");

            when(withdraw(LENIENT), defined("state", null, null))
                    .expectEvents(new AssessmentWithdrawn("state", new Uses(null, null), List.of("r1")));
        }

        @Test
        void what_is_not_there_is_refused() {
            refused(RefusalCode.UNKNOWN_OBJECT, withdraw(LENIENT));
            refused(RefusalCode.UNKNOWN_OBJECT, withdraw(SOUTH), defined("state", "algebra", null));
        }

        @Test
        void a_test_with_parts_stays() {
            indexed(defined("part", null, "state"));

            refused(RefusalCode.IN_USE, withdraw(LENIENT), defined("state", null, null));
        }

        @Test
        @Tag("R17")
        void what_another_connection_made_is_refused() {
            refused(RefusalCode.OWNED_BY_OTHER, withdraw(OTHER), defined("state", null, null));
        }
    }
}
