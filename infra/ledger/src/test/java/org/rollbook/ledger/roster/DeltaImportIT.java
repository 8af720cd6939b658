package org.rollbook.ledger.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.roster.ClassWithdrawn;
import org.rollbook.messages.roster.DemographicsReported;
import org.rollbook.messages.roster.EnrollmentWithdrawn;
import org.rollbook.messages.roster.PersonReported;
import org.rollbook.messages.roster.Role;

@Tag("P12")
class DeltaImportIT extends ImportFixture {
    @Test
    void a_class_takes_its_enrollments_along() throws IOException {
        district.run(small().in(folder));
        var result =
                district.run(Zips.delta().gone("classes", "cs", ",,,,,,,,,,").in(folder));

        assertThat(result.events(ClassWithdrawn.class)).containsExactly(new ClassWithdrawn("cs"));
        assertThat(result.events(EnrollmentWithdrawn.class)).containsExactly(new EnrollmentWithdrawn("e3"));
        assertThat(person(result, "bo").schoolIds()).containsExactly("n");
    }

    @Test
    void a_delta_of_one_enrollment_moves_the_student_and_those_who_follow() throws IOException {
        district.run(small().in(folder));
        var result = district.run(Zips.delta()
                .with("enrollments", "e9,cs,s,ada,student,,2026-08-17,")
                .in(folder));

        assertThat(result.problems()).isEmpty();
        assertThat(person(result, "ada").studentAt()).containsExactly("n", "s");
        assertThat(person(result, "ada").userProfiles()).hasSize(1);
        assertThat(person(result, "ada").roles()).hasSize(1);
        assertThat(person(result, "mum").schoolIds()).containsExactly("n", "s");
        assertThat(result.events(DemographicsReported.class).getFirst().schoolIds())
                .containsExactly("n", "s");
        assertThat(result.events()).hasSize(4);
    }

    @Test
    void a_delta_of_a_person_keeps_roles_and_profiles() throws IOException {
        district.run(small().in(folder));
        var result = district.run(Zips.delta()
                .with("users", "ada,true,ada,{LDAP:al},Ada,Berg,,,,,,mum,09,secret,,,,,n,she/her")
                .in(folder));

        assertThat(result.events()).hasSize(1);
        assertThat(person(result, "ada").familyName()).isEqualTo("Berg");
        assertThat(person(result, "ada").roles()).hasSize(1);
        assertThat(person(result, "ada").userProfiles()).hasSize(1);
        assertThat(person(result, "ada").schoolIds()).containsExactly("n");
    }

    @Test
    void a_delta_of_roles_only_reports_the_person() throws IOException {
        district.run(small().in(folder));
        var result = district.run(Zips.delta()
                .gone("roles", "r4", "bo,secondary,aide,,,n,")
                .with("roles", "r5,bo,secondary,counselor,,,s,")
                .in(folder));

        assertThat(person(result, "bo").roles().stream().map(Role::role)).containsExactly("teacher", "counselor");
        assertThat(result.events()).hasSize(1);
    }

    @Test
    void a_row_of_a_delta_that_is_older_than_what_was_taken_is_passed_over() throws IOException {
        district.run(small().in(folder));
        var ada = "ada,true,ada,{LDAP:al},Ada,%s,,,,,,mum,09,,,,,,n,she/her";
        district.run(Zips.delta("2026-09-14T07:30:05.120Z")
                .with("users", ada.formatted("Berg"))
                .in(folder));

        var older = district.run(Zips.delta("2026-09-14T09:30:04+02:00")
                .with("users", ada.formatted("Lund"))
                .gone("demographics", "ada", ",,,,,,,,,,,,")
                .in(folder));
        assertThat(older.events(PersonReported.class)).isEmpty();
        assertThat(older.problems())
                .extracting("file", "row", "code", "severity")
                .contains(tuple("users.csv", 2L, "IMP_OLDER", "warning"));
        assertThat(older.counts().get("demographics").withdrawn()).isOne();

        var newer = district.run(
                Zips.delta("2026-09-15").with("users", ada.formatted("Lund")).in(folder));
        assertThat(person(newer, "ada").familyName()).isEqualTo("Lund");
    }

    @Test
    void a_withdrawal_of_what_is_not_there_is_told() throws IOException {
        var result = district.run(
                Zips.delta().gone("demographics", "nobody", ",,,,,,,,,,,,").in(folder));

        assertThat(result.events()).isEmpty();
        assertThat(result.problems())
                .extracting("file", "row", "code", "severity")
                .containsExactly(tuple("demographics.csv", 2L, "IMP_UNKNOWN", "warning"));
    }
}
