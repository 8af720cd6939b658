package org.rollbook.command.roster.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.messages.roster.ImportProblem;

@Tag("P12")
class CellsTest {
    private final Problems problems = new Problems(Profile.LENIENT);

    private String read(PackageFile file, String column, String text) {
        Cells cells = new Cells(file, Version.V1P2, problems);
        cells.begin(2);
        return cells.read(file.columns().get(file.place(column)), text);
    }

    private List<String> codes() {
        return problems.list().stream().map(ImportProblem::code).toList();
    }

    @Test
    void dates_are_days_of_the_calendar() {
        assertThat(read(PackageFile.ROLES, "beginDate", "2028-02-29")).isEqualTo("2028-02-29");
        assertThat(codes()).isEmpty();
        assertThat(read(PackageFile.ROLES, "beginDate", "2026-02-29")).isNull();
        assertThat(read(PackageFile.ROLES, "beginDate", "9/14/2026")).isNull();
        assertThat(read(PackageFile.ROLES, "beginDate", "2026-09-14T07:30:05.120Z"))
                .isEqualTo("2026-09-14");
        assertThat(codes()).containsExactly("ROW_DATE", "ROW_DATE", "ROW_DATE");
    }

    @Test
    void words_in_other_case_and_short_forms_are_understood() {
        assertThat(read(PackageFile.DEMOGRAPHICS, "sex", "F")).isEqualTo("female");
        assertThat(read(PackageFile.ROLES, "role", "Student")).isEqualTo("student");
        assertThat(read(PackageFile.ENROLLMENTS, "role", "aide")).isEqualTo("ext:aide");
        assertThat(read(PackageFile.DEMOGRAPHICS, "asian", "Yes")).isEqualTo("true");
        assertThat(problems.list())
                .allMatch(p -> p.severity().equals("warning"))
                .hasSize(4);
        assertThat(read(PackageFile.DEMOGRAPHICS, "sex", "fish")).isNull();
        assertThat(problems.list().getLast().severity()).isEqualTo("error");
    }

    @Test
    void extensions_are_taken_where_the_standard_leaves_room() {
        assertThat(read(PackageFile.ORGS, "type", "ext:campus")).isEqualTo("ext:campus");
        assertThat(codes()).isEmpty();
        assertThat(read(PackageFile.ROLES, "roleType", "ext:third")).isNull();
    }

    @Test
    void numbers_and_years_are_read_as_they_are_met() {
        assertThat(read(PackageFile.CATEGORIES, "weight", "20%")).isEqualTo("20");
        assertThat(read(PackageFile.CATEGORIES, "weight", "020")).isEqualTo("20");
        assertThat(read(PackageFile.RESULTS, "score", "1e2")).isEqualTo("1E+2");
        assertThat(read(PackageFile.ACADEMIC_SESSIONS, "schoolYear", "2026-27")).isEqualTo("2027");
        assertThat(read(PackageFile.RESULTS, "score", "ten")).isNull();
    }

    @Test
    void lists_lose_their_empty_elements() {
        assertThat(read(PackageFile.COURSES, "grades", "09, 10,,")).isEqualTo("[\"09\",\"10\"]");
        assertThat(read(PackageFile.USERS, "userIds", "{LDAP:a:b},Fed:c"))
                .isEqualTo("[{\"type\":\"LDAP\",\"identifier\":\"a:b\"},{\"type\":\"Fed\",\"identifier\":\"c\"}]");
        assertThat(codes()).containsExactly("ROW_LIST", "ROW_LIST");
    }

    @Test
    void long_texts_are_cut_between_characters() {
        String text = "x".repeat(3_999) + "\uD83D\uDE00";
        assertThat(read(PackageFile.ORGS, "name", text)).isEqualTo("x".repeat(3_999));
        assertThat(codes()).containsExactly("ROW_TOO_LONG");
    }

    @Test
    void identifiers_are_never_mended() {
        assertThat(read(PackageFile.ORGS, "parentSourcedId", "a b")).isNull();
        assertThat(read(PackageFile.ORGS, "sourcedId", "")).isNull();
        assertThat(codes()).containsExactly("ROW_GUID", "ROW_REQUIRED");
    }
}
