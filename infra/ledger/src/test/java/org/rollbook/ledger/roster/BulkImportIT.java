package org.rollbook.ledger.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.roster.AcademicSessionReported;
import org.rollbook.messages.roster.CourseReported;
import org.rollbook.messages.roster.DemographicsReported;
import org.rollbook.messages.roster.EnrollmentWithdrawn;
import org.rollbook.messages.roster.ImportCounts;
import org.rollbook.messages.roster.ImportFinished;
import org.rollbook.messages.roster.OrgReported;
import org.rollbook.messages.roster.Role;

@Tag("P12")
class BulkImportIT extends ImportFixture {
    @Test
    void a_bulk_package_becomes_one_event_per_record() throws IOException {
        var result = district.run(small().in(folder));

        assertThat(result.problems()).isEmpty();
        assertThat(result.end()).isInstanceOf(ImportFinished.class);
        assertThat(result.counts())
                .containsEntry("orgs", added(3))
                .containsEntry("academicSessions", added(3))
                .containsEntry("courses", added(1))
                .containsEntry("classes", added(2))
                .containsEntry("users", added(3))
                .containsEntry("enrollments", added(3))
                .containsEntry("demographics", added(1))
                .containsEntry("resources", added(1));
        assertThat(result.events()).hasSize(17);
        district.await("the package is deleted", () -> !Files.exists(district.file(result.id())));
    }

    @Test
    void no_password_is_kept_and_the_stage_is_left_empty() throws IOException {
        var result = district.run(small().in(folder));

        assertThat(TestDistrict.value("select count(*) from ledger.entry where payload like '%secret%'"))
                .isEqualTo("0");
        district.await("the package is deleted", () -> !Files.exists(district.file(result.id())));
        assertThat(TestDistrict.value("select count(*) from ledger.staged_users"))
                .isEqualTo("0");
    }

    @Test
    void reports_are_whole() throws IOException {
        var result = district.run(small().in(folder));

        var ada = person(result, "ada");
        assertThat(ada.roles())
                .containsExactly(new Role("r1", "primary", "student", "n", "p1", LocalDate.of(2026, 8, 17), null));
        assertThat(ada.userProfiles()).hasSize(1);
        assertThat(ada.agentIds()).containsExactly("mum");
        assertThat(ada.schoolIds()).containsExactly("n");
        assertThat(ada.studentAt()).containsExactly("n");
        assertThat(ada.primaryOrgId()).isEqualTo("n");
        assertThat(person(result, "mum").schoolIds()).containsExactly("n");
        assertThat(person(result, "mum").studentAt()).isEmpty();
        assertThat(person(result, "bo").schoolIds()).containsExactly("n", "s");
        assertThat(person(result, "bo").teacherAt()).containsExactly("n", "s");
        var org = result.events(OrgReported.class);
        assertThat(org.get(0).childIds()).containsExactly("n", "s");
        assertThat(org.get(0).schoolIds()).containsExactly("n", "s");
        assertThat(org.get(1).schoolIds()).containsExactly("n");
        var sessions = result.events(AcademicSessionReported.class);
        assertThat(sessions.get(0).ancestorIds()).containsExactly("t", "y");
        assertThat(sessions).allSatisfy(s -> assertThat(s.schoolIds()).containsExactly("n", "s"));
        assertThat(result.events(CourseReported.class).getFirst().schoolIds()).containsExactly("n", "s");
        assertThat(result.events(DemographicsReported.class).getFirst().schoolIds())
                .containsExactly("n");
    }

    @Test
    void the_same_package_again_adds_no_roster_event() throws IOException {
        district.run(small().in(folder));
        var again = district.run(small().in(folder));

        assertThat(again.events()).isEmpty();
        assertThat(again.counts()).containsEntry("users", new ImportCounts(0, 0, 0, 3, 0));
        assertThat(again.counts()).containsEntry("enrollments", new ImportCounts(0, 0, 0, 3, 0));
    }

    @Test
    void what_bulk_data_no_longer_has_is_withdrawn() throws IOException {
        district.run(small().in(folder));
        var result = district.run(small().withoutFile("enrollments")
                .with("enrollments", "e1,cn,n,ada,student,,2026-08-17,2026-12-19", "e2,cn,n,bo,teacher,true,,")
                .in(folder));

        assertThat(result.events(EnrollmentWithdrawn.class)).containsExactly(new EnrollmentWithdrawn("e3"));
        assertThat(person(result, "bo").teacherAt()).containsExactly("n");
        assertThat(result.events()).hasSize(2);
        assertThat(result.counts()).containsEntry("enrollments", new ImportCounts(0, 0, 1, 2, 0));
    }

    @Test
    void a_record_that_comes_back_is_added_again() throws IOException {
        district.run(small().in(folder));
        district.run(small().withoutFile("demographics")
                .with("demographics", "bo,1980-01-01,,,,,,,,,,,,")
                .in(folder));
        var result = district.run(small().in(folder));

        assertThat(result.counts()).containsEntry("demographics", new ImportCounts(1, 0, 1, 0, 0));
    }

    @Test
    void files_that_a_bulk_package_leaves_out_stay_as_they_are() throws IOException {
        district.run(small().in(folder));
        var result = district.run(small().withoutFile("userProfiles")
                .withoutFile("classResources")
                .withoutFile("resources")
                .withoutFile("demographics")
                .in(folder));

        assertThat(result.events()).isEmpty();
    }
}
