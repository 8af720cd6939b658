package org.rollbook.query.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.AssessmentResultRecorded;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.Filter;
import org.rollbook.messages.oneroster.Filter.Clause;
import org.rollbook.messages.oneroster.Filter.Operator;
import org.rollbook.messages.oneroster.FindObjects;
import org.rollbook.messages.oneroster.FindObjects.Parent;
import org.rollbook.messages.oneroster.GetObject;
import org.rollbook.messages.oneroster.ObjectPage;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Reader;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.messages.roster.ClassReported;
import org.rollbook.messages.roster.CourseReported;
import org.rollbook.messages.roster.EnrollmentReported;
import org.rollbook.messages.roster.EnrollmentWithdrawn;
import org.rollbook.messages.roster.OrgReported;
import org.rollbook.messages.roster.PersonReported;
import org.rollbook.messages.roster.PersonWithdrawn;
import org.rollbook.messages.roster.Role;
import org.rollbook.query.StoredRows;
import org.rollbook.query.gradebook.AssessmentResultsProjection;

/** Two schools, a guardian with a child in each, a teacher of both, and what each question about them gives. */
class CollectionsTest {
    private static final List<String> BOTH = List.of("north", "south");
    private final StoredRows rows = new StoredRows();
    private final OneRosterQueries queries = new OneRosterQueries(rows);
    private long position;

    CollectionsTest() {
        report(new OrgReported("district", "District", "district", null, null, BOTH, BOTH, Map.of()));
        for (String school : BOTH) {
            report(new OrgReported(school, school, "school", null, "district", List.of(), List.of(school), Map.of()));
            report(course(school));
            report(taught("cl-" + school, school));
            report(student("child-" + school, school, List.of("guardian")));
            report(enrollment("en-child-" + school, "child-" + school, school, "student"));
            report(enrollment("en-teacher-" + school, "teacher", school, "teacher"));
        }
        report(person(
                "guardian",
                List.of(role("guardian", "north"), role("guardian", "south")),
                BOTH,
                List.of("child-north", "child-south")));
        report(person("teacher", List.of(role("teacher", "south")), BOTH, List.of()));
    }

    private void report(Object event) {
        rows.project(GeneratedDistrict.ALL, List.of(GeneratedDistrict.entry(++position, event)));
    }

    private static CourseReported course(String school) {
        return new CourseReported(
                "co-" + school,
                "Algebra",
                null,
                null,
                List.of(),
                List.of(),
                school,
                List.of(),
                List.of(),
                List.of(school),
                Map.of());
    }

    private static ClassReported taught(String id, String school) {
        return new ClassReported(
                id,
                "Algebra",
                null,
                "scheduled",
                null,
                List.of(),
                List.of(),
                "co-" + school,
                school,
                List.of("fall"),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    private static EnrollmentReported enrollment(String id, String user, String school, String role) {
        return new EnrollmentReported(id, user, "cl-" + school, school, role, null, null, null, Map.of());
    }

    private static Role role(String role, String school) {
        return new Role("r", "primary", role, school, null, LocalDate.parse("2026-08-17"), null);
    }

    private static PersonReported student(String id, String school, List<String> agents) {
        return person(id, List.of(role("student", school)), List.of(school), agents);
    }

    private static PersonReported person(String id, List<Role> roles, List<String> schools, List<String> agents) {
        return new PersonReported(
                id,
                null,
                id,
                List.of(),
                true,
                "Given",
                "Family of " + id,
                null,
                null,
                null,
                null,
                null,
                roles,
                List.of(),
                roles.getFirst().orgId(),
                null,
                null,
                null,
                null,
                agents,
                List.of(),
                List.of(),
                schools,
                roles.stream()
                        .filter(r -> r.role().equals("student"))
                        .map(Role::orgId)
                        .toList(),
                id.equals("teacher") ? BOTH : List.of(),
                Map.of());
    }

    private ObjectPage find(Set<String> schools, Collection collection, @Nullable Filter filter, Parent... within) {
        var question = new FindObjects(
                Version.V1P2,
                collection,
                List.of(within),
                new Reader("con-1", Profile.LENIENT, schools),
                100,
                0,
                null,
                false,
                filter,
                List.of(),
                null);
        return queries.handle(question).block(Duration.ofSeconds(5));
    }

    private List<String> ids(Set<String> schools, Collection collection, @Nullable Filter filter, Parent... within) {
        var page = find(schools, collection, filter, within);
        assertThat(page.walk().total()).isEqualTo(page.objects().size());
        return page.objects().stream()
                .map(one -> StoredJson.object(one).get("sourcedId").asString())
                .toList();
    }

    private static Filter where(String path, Operator operator, String value) {
        return new Filter(List.of(List.of(new Clause(path, operator, value, 0))));
    }

    private static Parent in(Collection collection, String id) {
        return new Parent(collection, id);
    }

    private String one(Set<String> schools, Collection collection, String id) {
        var question =
                new GetObject(Version.V1P2, collection, id, new Reader("con-1", Profile.LENIENT, schools), List.of());
        return queries.handle(question).block(Duration.ofSeconds(5)).objects().getFirst();
    }

    @Test
    @Tag("A-067")
    @Tag("A-073")
    void nested_collections_follow_enrollments() {
        assertThat(ids(null, Collection.STUDENTS, null, in(Collection.CLASSES, "cl-north")))
                .containsExactly("child-north");
        assertThat(ids(
                        null,
                        Collection.TEACHERS,
                        null,
                        in(Collection.SCHOOLS, "north"),
                        in(Collection.CLASSES, "cl-north")))
                .containsExactly("teacher");
        assertThat(ids(null, Collection.CLASSES, null, in(Collection.TEACHERS, "teacher")))
                .containsExactly("cl-north", "cl-south");
        assertThat(ids(null, Collection.CLASSES, null, in(Collection.STUDENTS, "teacher")))
                .isEmpty();
        assertThat(ids(null, Collection.CLASSES, null, in(Collection.USERS, "child-south")))
                .containsExactly("cl-south");
        assertThat(ids(null, Collection.COURSES, null, in(Collection.SCHOOLS, "south")))
                .containsExactly("co-south");
        assertThat(ids(null, Collection.CLASSES, null, in(Collection.COURSES, "co-south")))
                .containsExactly("cl-south");
        assertThat(ids(null, Collection.TEACHERS, null, in(Collection.SCHOOLS, "north")))
                .containsExactly("teacher");
    }

    @Test
    @Tag("A-070")
    @Tag("A-074")
    void a_parent_that_is_unknown_or_elsewhere_is_an_unknown_object() {
        for (var within : List.of(
                List.of(in(Collection.CLASSES, "nowhere")),
                List.of(in(Collection.SCHOOLS, "district")),
                List.of(in(Collection.SCHOOLS, "north"), in(Collection.CLASSES, "cl-south")))) {
            assertThatThrownBy(() -> find(null, Collection.ENROLLMENTS, null, within.toArray(Parent[]::new)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("Unknown Object");
        }
        assertThatThrownBy(() -> find(Set.of("north"), Collection.STUDENTS, null, in(Collection.CLASSES, "cl-south")))
                .hasMessageContaining("Unknown Object: class cl-south");
    }

    @Test
    @Tag("A-098")
    void a_reader_of_one_school_finds_nothing_of_the_other() {
        var north = Set.of("north");
        assertThat(ids(north, Collection.ORGS, null)).containsExactly("district", "north");
        assertThat(ids(north, Collection.USERS, null)).containsExactly("child-north", "guardian", "teacher");
        assertThat(ids(north, Collection.ENROLLMENTS, null)).containsExactly("en-child-north", "en-teacher-north");
        assertThat(ids(north, Collection.CLASSES, null, in(Collection.TEACHERS, "teacher")))
                .containsExactly("cl-north");
        assertThatThrownBy(() -> one(north, Collection.USERS, "child-south")).hasMessageContaining("Unknown Object");
        for (var collection : List.of(Collection.ORGS, Collection.USERS, Collection.COURSES, Collection.CLASSES)) {
            assertThat(find(north, collection, null).objects()).noneMatch(object -> object.contains("south"));
        }
        assertThat(one(north, Collection.USERS, "guardian"))
                .doesNotContain("south")
                .contains("child-north");
        assertThat(one(null, Collection.USERS, "guardian")).contains("child-south");
    }

    @Test
    @Tag("A-098")
    void no_filter_finds_what_is_cut_from_the_answer() {
        var north = Set.of("north");
        assertThat(ids(north, Collection.USERS, where("agents.sourcedId", Operator.EQUAL, "child-south")))
                .isEmpty();
        assertThat(ids(north, Collection.USERS, where("agents.sourcedId", Operator.CONTAINS, "south")))
                .isEmpty();
        assertThat(ids(north, Collection.USERS, where("roles.org.sourcedId", Operator.EQUAL, "south")))
                .isEmpty();
        assertThat(ids(north, Collection.ORGS, where("children.sourcedId", Operator.EQUAL, "south")))
                .isEmpty();
        assertThat(ids(north, Collection.USERS, where("agents.sourcedId", Operator.EQUAL, "child-north")))
                .containsExactly("guardian");
        assertThat(ids(null, Collection.USERS, where("agents.sourcedId", Operator.EQUAL, "child-south")))
                .containsExactly("guardian");
    }

    @Test
    void a_person_whose_roles_are_all_elsewhere_is_shown_in_the_school_that_makes_them_visible() {
        var roles = StoredJson.object(one(Set.of("north"), Collection.USERS, "teacher"))
                .get("roles");

        assertThat(roles).hasSize(1);
        assertThat(roles.get(0).get("org").get("sourcedId").asString()).isEqualTo("north");
        assertThat(roles.get(0).has("beginDate")).isFalse();
    }

    @Test
    @Tag("A-097")
    void tombstones_show_only_where_the_filter_names_status_or_time() {
        report(new PersonWithdrawn("child-north"));
        report(new EnrollmentWithdrawn("en-child-north"));

        assertThat(ids(null, Collection.USERS, null)).doesNotContain("child-north");
        assertThat(ids(null, Collection.STUDENTS, null, in(Collection.CLASSES, "cl-north")))
                .isEmpty();
        assertThat(ids(null, Collection.USERS, where("status", Operator.EQUAL, "tobedeleted")))
                .containsExactly("child-north");
        assertThat(ids(null, Collection.STUDENTS, where("dateLastModified", Operator.GREATER, "2026-01-01")))
                .contains("child-north");
        assertThat(ids(
                        null,
                        Collection.STUDENTS,
                        where("status", Operator.NOT_EQUAL, "active"),
                        in(Collection.CLASSES, "cl-north")))
                .containsExactly("child-north");
        assertThat(one(null, Collection.USERS, "child-north")).contains("tobedeleted");
    }

    @Test
    @Tag("A-065")
    void a_single_of_a_selection_must_belong_to_it() {
        assertThat(one(null, Collection.STUDENTS, "child-north")).contains("child-north");
        assertThatThrownBy(() -> one(null, Collection.STUDENTS, "teacher")).hasMessageContaining("user teacher");
        assertThatThrownBy(() -> one(null, Collection.SCHOOLS, "district")).hasMessageContaining("org district");
    }

    @Test
    void a_page_that_is_asked_for_again_is_the_same_until_something_changes() {
        var first = find(null, Collection.USERS, null);
        assertThat(find(null, Collection.USERS, null)).isSameAs(first);

        report(new PersonWithdrawn("child-north"));

        assertThat(find(null, Collection.USERS, null).walk().total())
                .isEqualTo(first.walk().total() - 1);
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
        rows.project(new AssessmentResultsProjection(), List.of(GeneratedDistrict.entry(++position, result)));
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

    @Test
    @Tag("A-147")
    @Tag("A-149")
    void fields_keep_only_what_they_name_also_within_references() {
        var page = with("givenName", "roles.org.sourcedId", "primaryOrg.type", "metadata.x");
        assertThat(page.objects().getFirst())
                .isEqualTo("{\"givenName\":\"Given\",\"roles\":[{\"org\":{\"sourcedId\":\"north\"}}],"
                        + "\"primaryOrg\":{\"type\":\"org\"}}");
        assertThat(with("givenName", "colour").objects().getFirst()).contains("sourcedId");
        assertThat(with("colour").warnings()).hasSize(1);
        assertThatThrownBy(() -> with("")).hasMessageContaining("empty");
    }

    private ObjectPage with(String... fields) {
        var reader = new Reader("con-1", Profile.LENIENT, null);
        var question = new FindObjects(
                Version.V1P2,
                Collection.USERS,
                List.of(),
                reader,
                100,
                0,
                "familyName",
                false,
                null,
                new ArrayList<>(List.of(fields)),
                null);
        return queries.handle(question).block(Duration.ofSeconds(5));
    }
}
