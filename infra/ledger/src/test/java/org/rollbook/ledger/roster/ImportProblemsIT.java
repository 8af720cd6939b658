package org.rollbook.ledger.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.roster.ImportFailed;

/** What is wrong with a package, and what becomes of the rest of it. */
@Tag("P12")
class ImportProblemsIT extends ImportFixture {
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
}
