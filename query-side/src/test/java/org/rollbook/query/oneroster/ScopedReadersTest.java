package org.rollbook.query.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.Filter.Operator;

/** Who reads one school finds nothing of the other. */
class ScopedReadersTest extends TwoSchools {
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
}
