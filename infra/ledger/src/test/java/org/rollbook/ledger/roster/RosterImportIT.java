package org.rollbook.ledger.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.messages.gradebook.ScoreRecorded;
import org.rollbook.messages.gradebook.ScoreWithdrawn;
import org.rollbook.messages.roster.AcademicSessionReported;
import org.rollbook.messages.roster.ClassWithdrawn;
import org.rollbook.messages.roster.CourseReported;
import org.rollbook.messages.roster.DemographicsReported;
import org.rollbook.messages.roster.EnrollmentWithdrawn;
import org.rollbook.messages.roster.ImportCounts;
import org.rollbook.messages.roster.ImportFailed;
import org.rollbook.messages.roster.ImportFinished;
import org.rollbook.messages.roster.ImportHeld;
import org.rollbook.messages.roster.OrgReported;
import org.rollbook.messages.roster.PersonReported;
import org.rollbook.messages.roster.PersonWithdrawn;
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

    @Test
    void links_of_the_grade_book_without_what_they_link_are_told() throws IOException {
        var result = district.run(Zips.delta()
                .raw(
                        "resultScoreScales",
                        "sourcedId,status,dateLastModified,title,resultSourcedId,scoreScaleSourcedId\r\n"
                                + "x,tobedeleted,2026-09-14T07:30:05.120Z,T,r,s\r\n")
                .in(folder));

        assertThat(result.problems())
                .extracting("file", "code")
                .containsExactly(tuple("resultScoreScales.csv", "IMP_LINKS_ALONE"));
    }

    @Test
    void primary_teachers_and_identifiers_that_look_alike_are_told() throws IOException {
        var result = district.run(small().with(
                        "enrollments",
                        "e4,cn,n,mum,teacher,true,,",
                        "E1,cs,s,ada,student,true,,",
                        "e5,cs,s,bo,teacher,true,2026-08-17,2026-10-01",
                        "e6,cs,s,mum,teacher,true,2026-10-01,")
                .in(folder));

        assertThat(result.problems())
                .extracting("file", "row", "code", "severity")
                .containsExactlyInAnyOrder(
                        tuple("enrollments.csv", 5L, "SEM_PRIMARY_TEACHER", "warning"),
                        tuple("enrollments.csv", 6L, "SEM_PRIMARY_TEACHER", "warning"),
                        tuple("enrollments.csv", 6L, "SEM_ID_CASE", "warning"));
        assertThat(result.counts()).containsEntry("enrollments", added(7));
    }

    @Test
    void a_dry_run_says_what_would_happen_and_changes_nothing() throws IOException {
        var result = district.dryRun(small().in(folder));

        assertThat(result.events()).isEmpty();
        assertThat(result.counts()).containsEntry("users", added(3)).containsEntry("enrollments", added(3));
    }

    private Zips manyUsers(int from, int to) {
        String[] users = IntStream.range(from, to)
                .mapToObj(i -> "u%d,true,u%d,,Given,Family,,,,,,,,,,,,,,".formatted(i, i))
                .toArray(String[]::new);
        return Zips.bulk()
                .with("orgs", "d,District,district,,")
                .with("users", users)
                .with("roles", "r,u" + from + ",primary,teacher,,,d,");
    }

    @Test
    void a_large_removal_is_held_until_it_is_approved() throws IOException {
        district.run(manyUsers(0, 60).in(folder));
        var held = district.run(manyUsers(0, 53).in(folder));

        assertThat(held.end()).isInstanceOf(ImportHeld.class);
        assertThat(held.events()).isEmpty();
        assertThat(held.counts().get("users").withdrawn()).isEqualTo(7);
        assertThat(held.problems()).anyMatch(p -> p.code().equals("IMP_LARGE_DELETE"));

        var approved = district.approve(held.id());
        assertThat(approved.end()).isInstanceOf(ImportFinished.class);
        assertThat(approved.events(PersonWithdrawn.class)).hasSize(7);
    }

    @Test
    void a_removal_of_ten_in_a_hundred_is_not_held() throws IOException {
        district.run(manyUsers(0, 60).in(folder));
        assertThat(district.run(manyUsers(0, 54).in(folder)).end()).isInstanceOf(ImportFinished.class);
    }

    @Test
    void bad_rows_are_told_and_left_out_with_those_that_need_them() throws IOException {
        district.run(small().in(folder));
        var result = district.run(small().withoutFile("classes")
                .with(
                        "classes",
                        "cn,Algebra N,09,co,A1,scheduled,R1,n,t,,,1",
                        "cs,,09,co,A2,scheduled,R2,s,t,,,",
                        "cx,Other,09,nowhere,A3,scheduled,R3,s,t,,,",
                        "cn,Twice,09,co,A1,scheduled,R1,n,t,,,1")
                .in(folder));

        assertThat(result.problems())
                .extracting("file", "row", "field", "code")
                .contains(
                        tuple("classes.csv", 3L, "title", "ROW_REQUIRED"),
                        tuple("classes.csv", 4L, "courseSourcedId", "REF_RECORD_MISSING"),
                        tuple("classes.csv", 5L, "sourcedId", "REF_DUPLICATE_ID"),
                        tuple("enrollments.csv", 4L, "classSourcedId", "REF_RECORD_MISSING"));
        assertThat(result.events()).isEmpty();
        assertThat(result.counts().get("classes").refused()).isEqualTo(2);
    }

    @Test
    void a_row_that_cannot_be_read_keeps_everything_of_its_file() throws IOException {
        district.run(small().in(folder));
        var result = district.run(small().withoutFile("demographics")
                .raw("demographics", "sourcedId,status,dateLastModified,birthDate\r\na\"da,,,2011-03-27\r\n")
                .in(folder));

        assertThat(result.problems()).extracting("code").contains("CSV_QUOTE", "IMP_NO_WITHDRAWAL", "HDR_ORDER");
        assertThat(result.events()).isEmpty();
    }

    @Test
    void a_package_with_an_unreadable_header_changes_nothing() throws IOException {
        var result = district.run(
                small().withoutFile("roles").raw("roles", "id,what\r\n1,2\r\n").in(folder));

        assertThat(result.end()).isInstanceOf(ImportFailed.class);
        assertThat(result.problems())
                .anyMatch(p -> p.file().equals("roles.csv") && p.code().equals("HDR_MISSING"));
        assertThat(result.events()).isEmpty();
    }

    @Test
    void an_import_that_is_stopped_in_the_middle_goes_on_and_counts_the_same() throws IOException {
        String[] users = IntStream.range(0, 20_000)
                .mapToObj(i -> "u%d,true,u%d,,Given,Family,,,,,,,,,,,,,,".formatted(i, i))
                .toArray(String[]::new);
        Path zip = Zips.bulk()
                .with("orgs", "d,District,district,,")
                .with("users", users)
                .with("roles", "r,u1,primary,teacher,,,d,")
                .in(folder);
        String id = district.request(zip, false, false);
        district.await("a part is in", () -> !district.rosterEvents(id).isEmpty());
        district.stop();
        long before = district.stored("roster.person-reported");
        district.start();
        var result = district.ended(id);

        assertThat(before).isLessThan(20_000);
        assertThat(result.counts()).containsEntry("users", added(20_000));
        assertThat(result.events(PersonReported.class)).hasSize(20_000);
    }

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

    static Zips graded(String... results) {
        return small().with("categories", "c1,Homework,20")
                .with("lineItems", "l,Essay,,2026-09-01,2026-09-08,cn,c1,g,0,100,n")
                .with("results", results);
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

    private static PersonReported person(TestDistrict.Result result, String id) {
        List<PersonReported> people = result.events(PersonReported.class).stream()
                .filter(p -> p.id().equals(id))
                .toList();
        return people.getLast();
    }
}
