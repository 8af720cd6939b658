package org.rollbook.ledger.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.messages.roster.AcademicSessionReported;
import org.rollbook.messages.roster.CourseReported;
import org.rollbook.messages.roster.DemographicsReported;
import org.rollbook.messages.roster.ImportCounts;
import org.rollbook.messages.roster.ImportFinished;
import org.rollbook.messages.roster.OrgReported;
import org.rollbook.messages.roster.PersonReported;
import org.rollbook.messages.roster.Role;

@Tag("P12")
class RosterImportIT {
    @TempDir
    Path folder;

    private TestDistrict district;

    @BeforeEach
    void open() throws IOException {
        district = TestDistrict.empty(folder);
    }

    @AfterEach
    void close() {
        district.close();
    }

    /** Two schools of a district; Ada studies at north, her mother has no role at a school, Bo teaches at both. */
    static Zips small() {
        return Zips.bulk()
                .with("orgs", "d,District,district,,", "n,North,school,N1,d", "s,South,school,,d")
                .with(
                        "academicSessions",
                        "y,Year,schoolYear,2026-08-01,2027-07-01,,2027",
                        "t,Term,term,2026-08-01,2027-01-01,y,2027",
                        "g,Period,gradingPeriod,2026-08-01,2026-10-01,t,2027")
                .with("courses", "co,y,Algebra,ALG,\"09,10\",d,Math,02052")
                .with(
                        "classes",
                        "cn,Algebra N,09,co,A1,scheduled,R1,n,t,,,1",
                        "cs,Algebra S,09,co,A2,scheduled,R2,s,t,,,")
                .with(
                        "users",
                        "ada,true,ada,{LDAP:al},Ada,Lindqvist,,,,,,mum,09,secret,,,,,n,she/her",
                        "mum,true,mum,,Eva,Lindqvist,,,,,,ada,,,,,,,,",
                        "bo,true,bo,,Bo,Öz,,,,,,,,,,,,,,")
                .with(
                        "roles",
                        "r1,ada,primary,student,2026-08-17,,n,p1",
                        "r2,mum,primary,guardian,,,d,",
                        "r3,bo,primary,teacher,,,n,",
                        "r4,bo,secondary,aide,,,n,")
                .with("userProfiles", "p1,ada,app,v1,,,username,ada.l,pw")
                .with(
                        "enrollments",
                        "e1,cn,n,ada,student,,2026-08-17,2026-12-19",
                        "e2,cn,n,bo,teacher,true,,",
                        "e3,cs,s,bo,teacher,false,,")
                .with("demographics", "ada,2011-03-27,female,,,,,,,,SE,,,")
                .with("resources", "res,978,Book,\"student,teacher\",primary,v1,")
                .with("classResources", "l1,Book,cn,res");
    }

    private static ImportCounts added(long records) {
        return new ImportCounts(records, 0, 0, 0, 0);
    }

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

    private static PersonReported person(TestDistrict.Result result, String id) {
        List<PersonReported> people = result.events(PersonReported.class).stream()
                .filter(p -> p.id().equals(id))
                .toList();
        return people.getLast();
    }
}
