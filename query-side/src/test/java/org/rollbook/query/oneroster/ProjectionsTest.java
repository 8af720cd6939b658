package org.rollbook.query.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.gradebook.LineItemWithdrawn;
import org.rollbook.messages.gradebook.ScoreWithdrawn;
import org.rollbook.messages.roster.ClassWithdrawn;
import org.rollbook.messages.roster.PersonWithdrawn;
import org.rollbook.query.StoredRows;
import org.rollbook.query.readmodel.Field;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.readmodel.Row;

class ProjectionsTest {
    private static final long SEED = 20260914;

    private static List<RecordedEvent> events() {
        var events = new ArrayList<>(GeneratedDistrict.events(SEED));
        for (Object event : List.of(
                new PersonWithdrawn("us-03"),
                new ClassWithdrawn("cl-1"),
                new ScoreWithdrawn("re-0-0", "li-0", "us-00"),
                new LineItemWithdrawn(
                        "li-1",
                        new LineItemAssigned.Filed("Homework 1", "cl-1", "cat-1", null, null),
                        List.of("re-1-0", "re-1-1")))) {
            events.add(GeneratedDistrict.entry(events.size() + 1, event));
        }
        return events;
    }

    @Test
    @Tag("N06")
    void every_event_twice_and_a_replay_give_the_same_rows() {
        var once = new StoredRows().project(GeneratedDistrict.ALL, events());
        var twice = new StoredRows();
        events().forEach(entry -> twice.project(GeneratedDistrict.ALL, List.of(entry, entry)));
        var replayed =
                new StoredRows().project(GeneratedDistrict.ALL, events()).project(GeneratedDistrict.ALL, events());

        assertThat(twice.everything()).isEqualTo(once.everything());
        assertThat(replayed.everything()).isEqualTo(once.everything());
        assertThat(once.everything()).hasSize(GeneratedDistrict.PROJECTIONS.size());
    }

    @Test
    void a_row_has_no_index_field_that_its_model_does_not_declare_but_metadata() {
        var rows = new StoredRows().project(GeneratedDistrict.ALL, events());
        for (var model : GeneratedDistrict.ALL.models()) {
            Set<String> declared = model.fields().stream().map(Field::name).collect(Collectors.toSet());
            assertThat(declared).hasSameSizeAs(model.fields());
            for (Row row : rows.everything().get(model.name()).values()) {
                assertThat(row.fields().keySet())
                        .as("%s %s", model.name(), row.id())
                        .filteredOn(name -> !name.startsWith("metadata."))
                        .isSubsetOf(declared);
            }
        }
    }

    @Test
    @Tag("A-097")
    @Tag("A-184")
    void what_is_withdrawn_becomes_a_tombstone_with_the_time_of_its_going() {
        var rows = new StoredRows().project(GeneratedDistrict.ALL, events()).everything();

        for (var row : List.of(
                rows.get("users").get("us-03"),
                rows.get("classes").get("cl-1"),
                rows.get("line_items").get("li-1"),
                rows.get("results").get("re-0-0"),
                rows.get("results").get("re-1-1"))) {
            assertThat(row.active()).isFalse();
            var object = StoredJson.object(row.body());
            assertThat(object.get("status").asString()).isEqualTo("tobedeleted");
            assertThat(object.get("dateLastModified").asString())
                    .isEqualTo(row.fields().get("dateLastModified"))
                    .startsWith("2026-09-1");
            if (row.otherBody() != null) {
                assertThat(StoredJson.object(row.otherBody()).get("status").asString())
                        .isEqualTo("tobedeleted");
            }
        }
        assertThat(rows.get("results").get("re-2-0").active()).isTrue();
    }

    @Test
    @Tag("A-079")
    @Tag("A-090")
    @Tag("A-091")
    void no_object_says_null_or_password_and_none_of_1_1_says_ext() {
        var rows = new StoredRows().project(GeneratedDistrict.ALL, events()).everything();
        rows.forEach((model, some) -> some.values().forEach(row -> {
            String v1p1 = row.otherBody() == null ? row.body() : row.otherBody();
            assertThat(row.body()).doesNotContain("null", "password");
            if (!model.equals("enrollments")) {
                assertThat(v1p1).doesNotContain("\"ext:");
            }
            assertThat(row.body())
                    .startsWith("{\"sourcedId\":\"" + row.id() + "\",\"status\":\"")
                    .matches(
                            "(?s).{20,}\"dateLastModified\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.]\\d{3}Z\".*");
        }));
    }

    @Test
    @Tag("A-087")
    @Tag("A-088")
    void a_user_has_roles_in_1_2_and_one_role_with_orgs_in_1_1() {
        var users = new StoredRows()
                .project(GeneratedDistrict.ALL, events())
                .everything()
                .get("users");
        for (var row : users.values()) {
            var v1p2 = StoredJson.object(row.body());
            var v1p1 = StoredJson.object(row.otherBody());
            assertThat(v1p2.get("roles")).isNotEmpty();
            assertThat(v1p2.has("role") || v1p2.has("orgs")).isFalse();
            assertThat(v1p1.has("roles")).isFalse();
            assertThat(v1p1.get("orgs")).isNotEmpty();
            assertThat(v1p1.has("username") && v1p1.has("userIds") && v1p1.has("agents") && v1p1.has("grades"))
                    .isTrue();
        }
    }
}
