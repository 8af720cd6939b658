package org.rollbook.query.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.gradebook.AssessmentResultRecorded;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.roster.PersonWithdrawn;
import org.rollbook.query.gradebook.AssessmentResultsProjection;

/** What is asked for again is answered as before, until something has changed. */
class KeptAnswersTest extends TwoSchools {
    @Test
    void a_page_that_is_asked_for_again_is_the_same_until_something_changes() {
        var first = find(null, Collection.USERS, null);
        assertThat(find(null, Collection.USERS, null)).isSameAs(first);

        report(new PersonWithdrawn("child-north"));

        assertThat(find(null, Collection.USERS, null).walk().total())
                .isEqualTo(first.walk().total() - 1);
    }

    @Test
    void a_new_generation_answers_anew() {
        assertThat(one(null, Collection.USERS, "guardian")).doesNotContain("Renamed");
        assertThat(find(null, Collection.USERS, null).objects()).noneMatch(user -> user.contains("Renamed"));

        rows.beginGeneration();
        rows.amend(
                Shapes.USERS.model(),
                "guardian",
                row -> row.with(true, row.body().replace("Given", "Renamed"), null, row.fields()));

        assertThat(one(null, Collection.USERS, "guardian")).contains("Renamed");
        assertThat(find(null, Collection.USERS, null).objects()).anyMatch(user -> user.contains("Renamed"));
    }

    @Test
    void a_single_that_is_asked_for_again_is_the_same_until_what_it_shows_changes() {
        var north = Set.of("north");
        assertThat(one(north, Collection.USERS, "guardian"))
                .isSameAs(one(north, Collection.USERS, "guardian"))
                .doesNotContain("child-south");

        report(student("child-south", "north", List.of("guardian")));

        assertThat(one(north, Collection.USERS, "guardian")).contains("child-south");
        assertThat(one(north, Collection.USERS, "child-south")).contains("active");
        report(new PersonWithdrawn("child-south"));
        assertThat(one(north, Collection.USERS, "child-south")).contains("tobedeleted");
    }

    @Test
    void an_assessment_result_that_is_asked_for_again_does_not_name_a_student_who_has_left() {
        var north = Set.of("north");
        var result = new AssessmentResultRecorded(
                "result",
                "assessment",
                "child-north",
                List.of("north"),
                "scale",
                "fully graded",
                BigDecimal.TEN,
                null,
                null,
                LocalDate.parse("2026-09-01"),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                "con-1");
        project(new AssessmentResultsProjection(), result);
        assertThat(one(north, Collection.ASSESSMENT_RESULTS, "result")).contains("child-north");
        assertThat(find(north, Collection.ASSESSMENT_RESULTS, null).objects().getFirst())
                .contains("child-north");

        report(student("child-north", "south", List.of("guardian")));

        assertThat(one(north, Collection.ASSESSMENT_RESULTS, "result")).doesNotContain("child-north");
        assertThat(find(north, Collection.ASSESSMENT_RESULTS, null).objects().getFirst())
                .doesNotContain("child-north");
    }

    @Test
    void a_parent_that_moves_elsewhere_is_unknown_from_then_on() {
        var north = Set.of("north");
        assertThat(ids(north, Collection.STUDENTS, null, in(Collection.CLASSES, "cl-north")))
                .isEqualTo(ids(north, Collection.STUDENTS, null, in(Collection.CLASSES, "cl-north")))
                .containsExactly("child-north");

        report(taught("cl-north", "south"));

        assertThatThrownBy(() -> find(north, Collection.STUDENTS, null, in(Collection.CLASSES, "cl-north")))
                .hasMessageContaining("Unknown Object: class cl-north");
    }
}
