package org.rollbook.command.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.command.Expect.outcome;
import static org.rollbook.command.gradebook.Assignments.LENIENT;
import static org.rollbook.command.gradebook.Assignments.OTHER;
import static org.rollbook.command.gradebook.Assignments.SOUTH;
import static org.rollbook.command.gradebook.Assignments.STRICT;
import static org.rollbook.messages.Outcome.Result.CREATED;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.gradebook.AssessmentDefined;
import org.rollbook.messages.gradebook.AssessmentResultRecorded;
import org.rollbook.messages.gradebook.AssessmentResultWithdrawn;
import org.rollbook.messages.gradebook.AssessmentWithdrawn;
import org.rollbook.messages.gradebook.RecordAssessmentResult;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.gradebook.WithdrawAssessmentResult;

@Tag("S25")
class AssessmentResultTest extends GradebookFixture<AssessmentResult> {
    private static final GradebookIndexing INDEXING = new GradebookIndexing();
    private static final AssessmentResultRecorded ADAS = recorded("ada", "640");
    private static final AssessmentDefined STATE = new AssessmentDefined(
            "state", "State", null, null, null, null, null, new BigDecimal(200), null, List.of(), null, "con-1", null);

    AssessmentResultTest() {
        super(AssessmentResult.class);
    }

    @BeforeEach
    void define() {
        facts.index(INDEXING, "assessment-line-item:state", STATE);
    }

    private static RecordAssessmentResult record(
            String assessment, String student, String score, String percentile, Submitter by) {
        return new RecordAssessmentResult(
                "assessment-result:r1",
                "r1",
                assessment,
                student,
                null,
                "fully graded",
                new BigDecimal(score),
                null,
                percentile == null ? null : new BigDecimal(percentile),
                LocalDate.of(2026, 10, 1),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                by,
                List.of());
    }

    private static AssessmentResultRecorded recorded(String student, String score) {
        return new AssessmentResultRecorded(
                "r1",
                "state",
                student,
                List.of("north"),
                null,
                "fully graded",
                new BigDecimal(score),
                null,
                null,
                LocalDate.of(2026, 10, 1),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                "con-1");
    }

    private void present() {
        facts.index(INDEXING, "assessment-result:r1", ADAS);
    }

    @Test
    void is_recorded_with_the_schools_of_the_student_and_again_changes_nothing() {
        created(record("state", "ada", "640.0", null, LENIENT)).expectEvents(ADAS);

        present();
        unchanged(record("state", "ada", "640", null, LENIENT), ADAS);
    }

    @Test
    void came_back_after_the_test_was_taken_back() {
        present();
        facts.index(INDEXING, "", new AssessmentWithdrawn("state", STATE.uses(), List.of("r1")));
        facts.index(INDEXING, "assessment-line-item:state", STATE);

        when(record("state", "ada", "640", null, LENIENT), ADAS)
                .expectResultMessagePayloadMatching(outcome(CREATED))
                .expectEvents(ADAS);
    }

    @Test
    void what_it_refers_to_must_exist_within_the_schools_of_the_connection() {
        refused(RefusalCode.ASSESSMENT_UNKNOWN, record("nowhere", "ada", "640", null, LENIENT));
        refused(RefusalCode.STUDENT_UNKNOWN, record("state", "nobody", "640", null, LENIENT));
        refused(RefusalCode.OWNED_BY_OTHER, record("state", "ada", "640", null, SOUTH_OF_ANOTHER));
    }

    private static final Submitter SOUTH_OF_ANOTHER =
            new Submitter("con-9", SOUTH.version(), SOUTH.profile(), SOUTH.schools());

    @Test
    void never_passes_to_another_student() {
        present();

        refused(RefusalCode.RESULT_MOVED, record("state", "ben", "640", null, LENIENT), ADAS);
    }

    @Test
    @Tag("R10")
    void scores_below_the_minimum_are_noted_or_refused_and_percentiles_are_percents() {
        created(record("state", "ada", "100", null, LENIENT), "score_below_min");
        refused(RefusalCode.SCORE_BELOW_MIN, record("state", "ada", "100", null, STRICT));
        refused(RefusalCode.INVALID_DATA, record("state", "ada", "640", "101", LENIENT));
    }

    @Test
    @Tag("R17")
    void is_taken_back_by_who_recorded_it_only_and_only_once() {
        refused(RefusalCode.UNKNOWN_OBJECT, withdraw(LENIENT), ADAS);
        present();

        refused(RefusalCode.OWNED_BY_OTHER, withdraw(OTHER), ADAS);
        refused(RefusalCode.UNKNOWN_OBJECT, withdraw(SOUTH), ADAS);
        when(withdraw(LENIENT), ADAS).expectEvents(new AssessmentResultWithdrawn("r1", "state", "ada"));
        facts.index(INDEXING, "", new AssessmentResultWithdrawn("r1", "state", "ada"));
        assertThat(facts.claimed(Claims.ASSESSMENT_USE, Claims.uses("state"))).isEmpty();
    }

    private static WithdrawAssessmentResult withdraw(Submitter by) {
        return new WithdrawAssessmentResult("assessment-result:r1", "r1", by);
    }
}
