package org.rollbook.ledger.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.gradebook.ScoreRecorded;
import org.rollbook.messages.gradebook.ScoreWithdrawn;
import org.rollbook.messages.roster.ImportCounts;

@Tag("P12")
class GradebookImportIT extends ImportFixture {
    @Test
    void categories_of_the_student_information_system_follow_it() throws IOException {
        var first = district.run(
                small().with("categories", "c1,Homework,20", "c2,Tests,80").in(folder));
        assertThat(first.counts()).containsEntry("categories", added(2));

        var second = district.run(small().with("categories", "c1,Homework,30").in(folder));
        assertThat(second.counts()).containsEntry("categories", new ImportCounts(0, 1, 1, 0, 0));
        assertThat(second.events()).hasSize(2);

        var third = district.run(small().with("categories", "c1,Homework,30").in(folder));
        assertThat(third.counts()).containsEntry("categories", new ImportCounts(0, 0, 0, 1, 0));
    }

    @Test
    void scores_go_in_by_the_rules_of_the_grade_book_and_go_with_the_file() throws IOException {
        var first = district.run(graded(
                        "x1,l,ada,fully graded,92.5,2026-09-09,Neat,,cn,,,,",
                        "x2,l,bo,fully graded,150,2026-09-09,,,cn,,,,",
                        "x3,l,ada,fully graded,50,2026-09-09,,,cn,,,,")
                .in(folder));
        assertThat(first.events(ScoreRecorded.class))
                .extracting(ScoreRecorded::studentId)
                .containsExactlyInAnyOrder("ada", "bo");
        assertThat(first.counts()).containsEntry("results", new ImportCounts(2, 0, 0, 0, 1));
        assertThat(first.problems())
                .extracting("file", "row", "code")
                .contains(
                        tuple("results.csv", 3L, "SEM_NOT_ENROLLED"),
                        tuple("results.csv", 3L, "SEM_SCORE_OUT_OF_RANGE"))
                .filteredOn(problem -> problem.toList().contains("IMP_REFUSED"))
                .hasSize(1);

        var second = district.run(
                graded("x4,l,mum,fully graded,1,2026-09-09,,,cn,,,,").in(folder));
        assertThat(second.events(ScoreWithdrawn.class)).hasSize(2);
        assertThat(second.counts().get("results").withdrawn()).isEqualTo(2);
    }
}
