package org.rollbook.query.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollbook.messages.connection.ApplicationAdded;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionOpened;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.gradebook.CategoryDefined;
import org.rollbook.messages.gradebook.GetGradeBook;
import org.rollbook.messages.gradebook.GetStudentGrades;
import org.rollbook.messages.gradebook.GradeBookView;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.gradebook.ScoreCell;
import org.rollbook.messages.gradebook.ScoreRecorded;
import org.rollbook.messages.gradebook.ScoreSource;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.query.QueryHandlers;
import org.rollbook.query.StoredRows;
import org.rollbook.query.Told;
import org.rollbook.query.connection.applications.ApplicationsProjection;
import org.rollbook.query.connection.applications.ConnectionsProjection;
import org.rollbook.query.connection.settings.SettingsProjection;
import org.rollbook.query.gradebook.CategoriesProjection;
import org.rollbook.query.gradebook.LineItemsProjection;
import org.rollbook.query.gradebook.ResultsProjection;
import org.rollbook.query.oneroster.ObjectWriter;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.oneroster.Target;
import org.rollbook.query.readmodel.Row;
import tools.jackson.databind.json.JsonMapper;

class GradeBookTest {
    private static final String LONG = "A very long title of an assignment that nobody would want to read to its end";

    @Test
    @Tag("S12")
    @Tag("S29")
    void the_grid_shows_students_line_items_and_scores_with_their_source() {
        var grid = grid(book(
                item("li-1", "Essay", "2026-09-20", "con-1"),
                item("li-2", "Quiz", "2026-09-10", "sis"),
                score("r-1", "li-1", "s-2", "fully graded", "8.5", null, null),
                score("r-2", "li-2", "s-1", "fully graded", "3", null, null)));

        assertThat(grid.title()).isEqualTo("Algebra");
        assertThat(grid.students()).extracting(GradeBookView.Student::name).containsExactly("Zoe Adams", "Amy Brown");
        assertThat(grid.lineItems()).extracting(GradeBookView.Item::id).containsExactly("li-2", "li-1");
        assertThat(grid.lineItems())
                .extracting(GradeBookView.Item::source)
                .containsExactly(new ScoreSource(null, null), new ScoreSource("con-1", "Reading"));
        assertThat(grid.lineItems()).extracting(GradeBookView.Item::category).containsOnly("Homework");
        assertThat(grid.cells())
                .extracting(ScoreCell::resultId, ScoreCell::score)
                .contains(org.assertj.core.groups.Tuple.tuple("r-1", new BigDecimal("8.5")));
    }

    @Test
    @Tag("R8")
    void a_long_title_is_kept_whole_and_shown_cut() {
        var item = grid(book(item("li-1", LONG, "2026-09-20", "con-1")))
                .lineItems()
                .getFirst();

        assertThat(item.title()).isEqualTo(LONG);
        assertThat(item.shownTitle()).hasSize(50).endsWith("…");
    }

    @Test
    void a_student_who_has_left_keeps_scores_in_the_grid() {
        var grid = grid(book(
                item("li-1", "Essay", "2026-09-20", "con-1"),
                score("r-1", "li-1", "s-3", "fully graded", "8", null, null)));

        assertThat(grid.students()).contains(new GradeBookView.Student("s-3", "Left Young", false));
    }

    @ParameterizedTest
    @CsvSource({
        "exempt,,,,X,",
        "not submitted,,true,,M,0",
        "not submitted,,,,,",
        "fully graded,7,,true,L,7",
        "submitted,,,,T,",
        "submitted,7,,,,7",
        "ext:missing,,,,M,0",
        "fully graded,7,,,,7"
    })
    @Tag("R12")
    void the_status_becomes_the_grade_books_flag(
            String status,
            @Nullable String score,
            @Nullable Boolean missing,
            @Nullable Boolean late,
            @Nullable String flag,
            @Nullable BigDecimal counted) {
        var cell = grid(book(
                        item("li-1", "Essay", "2026-09-20", "con-1"),
                        score("r-1", "li-1", "s-1", status, score, missing, late)))
                .cells()
                .getFirst();

        assertThat(cell.flag()).isEqualTo(flag);
        assertThat(cell.counted()).isEqualTo(counted);
    }

    @Test
    @Tag("S15")
    void a_students_grades_stand_class_by_class_with_what_counts() {
        var queries = queries(book(
                item("li-1", "Essay", "2026-09-20", "con-1"),
                item("li-2", "Quiz", "2026-09-10", "con-1"),
                item("li-3", "Later", "2026-10-10", "con-1"),
                score("r-1", "li-1", "s-1", "fully graded", "8", null, null),
                score("r-2", "li-2", "s-1", "not submitted", null, true, null),
                score("r-3", "li-1", "s-2", "fully graded", "1", null, null)));

        var grades = queries.ask(new GetStudentGrades("s-1")).join();

        assertThat(grades.name()).isEqualTo("Amy Brown");
        var algebra = grades.classes().getFirst();
        assertThat(algebra.title()).isEqualTo("Algebra");
        assertThat(algebra.lineItems()).extracting(line -> line.item().id()).containsExactly("li-2", "li-1", "li-3");
        assertThat(algebra.earned()).isEqualByComparingTo("8");
        assertThat(algebra.possible()).isEqualByComparingTo("20");
        assertThat(new JsonMapper().writeValueAsString(grades)).contains("\"flag\":\"M\"");
    }

    @Test
    void classes_and_students_that_do_not_exist_are_refused() {
        var queries = queries(new StoredRows());

        assertThatThrownBy(() -> queries.ask(new GetGradeBook("c-9")).join()).hasMessageContaining("class c-9");
        assertThatThrownBy(() -> queries.ask(new GetStudentGrades("s-9")).join())
                .hasMessageContaining("student s-9");
    }

    private static GradeBookView grid(StoredRows rows) {
        return queries(rows).ask(new GetGradeBook("c-1")).join();
    }

    private static QueryHandlers queries(StoredRows rows) {
        return new QueryHandlers(rows, List.of(new GradeBookQueries(rows)));
    }

    private static StoredRows book(Object... events) {
        var rows = Told.of(
                        new ApplicationAdded("app-1", "Reading", null, false, Set.of()),
                        new ConnectionOpened(
                                "con-1",
                                "app-1",
                                ConnectionKind.ONEROSTER_1_2,
                                "all",
                                null,
                                Set.of(Function.GRADE_BOOK_SYNC),
                                Set.of(),
                                false,
                                Profile.LENIENT,
                                "client-1",
                                "aa"),
                        new CategoryDefined("cat-1", "Homework", null, null, "sis"))
                .and(events)
                .to(
                        new ApplicationsProjection(),
                        new ConnectionsProjection(),
                        new SettingsProjection(),
                        new CategoriesProjection(),
                        new LineItemsProjection(),
                        new ResultsProjection());
        rows.put(Shapes.CLASSES.model(), row(new ObjectWriter("c-1", Told.BEGIN).text("title", "Algebra"), "c-1"));
        person(rows, "s-1", "Amy", "Brown");
        person(rows, "s-2", "Zoe", "Adams");
        person(rows, "s-3", "Left", "Young");
        enrollment(rows, "s-1");
        enrollment(rows, "s-2");
        return rows;
    }

    private static void person(StoredRows rows, String id, String given, String family) {
        var out = new ObjectWriter(id, Told.BEGIN).text("givenName", given).text("familyName", family);
        rows.put(Shapes.USERS.model(), row(out, id));
    }

    private static void enrollment(StoredRows rows, String student) {
        var out = new ObjectWriter("e-" + student, Told.BEGIN)
                .reference("user", Target.USER, student)
                .reference("class", Target.CLASS, "c-1")
                .text("role", "student");
        rows.put(Shapes.ENROLLMENTS.model(), row(out, "e-" + student));
    }

    private static Row row(ObjectWriter out, String id) {
        return new Row(id, null, true, out.json(), null, out.fields());
    }

    private static LineItemAssigned item(String id, String title, String due, String owner) {
        return new LineItemAssigned(
                id,
                title,
                null,
                Instant.parse("2026-09-01T00:00:00Z"),
                Instant.parse(due + "T00:00:00Z"),
                "c-1",
                "school-1",
                "cat-1",
                null,
                null,
                null,
                BigDecimal.ZERO,
                BigDecimal.TEN,
                List.of(),
                null,
                owner,
                null,
                null);
    }

    private static ScoreRecorded score(
            String id,
            String lineItem,
            String student,
            String status,
            @Nullable String score,
            @Nullable Boolean missing,
            @Nullable Boolean late) {
        return new ScoreRecorded(
                id,
                lineItem,
                student,
                "c-1",
                "school-1",
                null,
                status,
                score == null ? null : new BigDecimal(score),
                null,
                LocalDate.parse("2026-09-21"),
                null,
                null,
                null,
                late,
                missing,
                List.of(),
                null,
                lineItem.equals("li-2") ? "sis" : "con-1");
    }
}
