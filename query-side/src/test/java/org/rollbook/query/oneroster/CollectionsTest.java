package org.rollbook.query.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Refused;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.Filter.Operator;
import org.rollbook.messages.oneroster.FindObjects;
import org.rollbook.messages.oneroster.FindObjects.Parent;
import org.rollbook.messages.oneroster.ObjectPage;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Reader;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.messages.roster.EnrollmentWithdrawn;
import org.rollbook.messages.roster.PersonWithdrawn;

/** What collections and their members give. */
class CollectionsTest extends TwoSchools {
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
