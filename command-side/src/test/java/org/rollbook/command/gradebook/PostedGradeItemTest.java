package org.rollbook.command.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollbook.command.index.FactNames;
import org.rollbook.messages.roster.RosterKind;

@Tag("R13")
class PostedGradeItemTest {
    @ParameterizedTest
    @CsvSource({
        "algebra, q1, 2026-10-19",
        "algebra, fall, 2026-12-18",
        "algebra, year, 2026-12-18",
        "yoga, year, 2027-06-11",
        "club, q1, 2026-10-19"
    })
    void is_due_on_the_last_day_that_the_class_has_in_the_session(String taught, String session, String day) {
        var item = PostedGradeItem.of(taught, session, School.facts());

        assertThat(item.dueDate()).isEqualTo(day + "T00:00:00Z").isEqualTo(item.assignDate());
        assertThat(item.academicSessionId()).isEqualTo(session);
    }

    @ParameterizedTest
    @CsvSource({"fall", "year"})
    void of_a_class_with_two_terms_it_lies_in_the_one_that_is_asked_for(String session) {
        var facts = School.facts()
                .record(
                        RosterKind.CLASS,
                        "both",
                        Map.of(FactNames.SCHOOL_ID, "north", FactNames.TERM_IDS, "fall spring"));

        assertThat(PostedGradeItem.of("both", session, facts).dueDate())
                .isEqualTo((session.equals("fall") ? "2026-12-18" : "2027-06-11") + "T00:00:00Z");
    }
}
