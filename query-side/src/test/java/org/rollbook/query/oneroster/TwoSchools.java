package org.rollbook.query.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import org.rollbook.messages.roster.OrgReported;
import org.rollbook.messages.roster.PersonReported;
import org.rollbook.messages.roster.Role;
import org.rollbook.query.StoredRows;
import org.rollbook.query.readmodel.Projection;

/** Two schools, a guardian with a child in each, a teacher of both, and how questions about them are asked. */
abstract class TwoSchools {
    private static final List<String> BOTH = List.of("north", "south");

    final OneRosterQueries queries;
    final StoredRows rows = new StoredRows();
    private long position;

    TwoSchools() {
        queries = new OneRosterQueries(rows);
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

    final void report(Object event) {
        project(GeneratedDistrict.ALL, event);
    }

    final void project(Projection projection, Object event) {
        rows.project(projection, List.of(GeneratedDistrict.entry(++position, event)));
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

    static ClassReported taught(String id, String school) {
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

    static PersonReported student(String id, String school, List<String> agents) {
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

    ObjectPage find(Set<String> schools, Collection collection, @Nullable Filter filter, Parent... within) {
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

    List<String> ids(Set<String> schools, Collection collection, @Nullable Filter filter, Parent... within) {
        var page = find(schools, collection, filter, within);
        assertThat(page.walk().total()).isEqualTo(page.objects().size());
        return page.objects().stream()
                .map(one -> StoredJson.object(one).get("sourcedId").asString())
                .toList();
    }

    static Filter where(String path, Operator operator, String value) {
        return new Filter(List.of(List.of(new Clause(path, operator, value, 0))));
    }

    static Parent in(Collection collection, String id) {
        return new Parent(collection, id);
    }

    String one(@Nullable Set<String> schools, Collection collection, String id) {
        var question =
                new GetObject(Version.V1P2, collection, id, new Reader("con-1", Profile.LENIENT, schools), List.of());
        return queries.handle(question).block(Duration.ofSeconds(5)).objects().getFirst();
    }
}
