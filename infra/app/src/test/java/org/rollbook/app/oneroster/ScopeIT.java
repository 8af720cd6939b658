package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.GRADEBOOK;
import static org.rollbook.app.oneroster.District.ROSTERING;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a connection of one school can find out about the others: nothing. */
@Tag("P6")
@Tag("A-098")
class ScopeIT {
    private static final String SCHOOL = "org-school-000";
    private static final List<String> COLLECTIONS = List.of(
            "orgs",
            "academicSessions",
            "courses",
            "classes",
            "users",
            "students",
            "teachers",
            "enrollments",
            "demographics",
            "schools",
            "terms",
            "gradingPeriods");
    private District district;
    private String all;
    private String some;

    /** The same holds on every store of read models. */
    District opened() throws Exception {
        return District.open();
    }

    @BeforeEach
    void open() throws Exception {
        district = opened();
        all = district.vendor("oneroster-1.2", "\"all\"", "lenient");
        some = district.vendor("oneroster-1.2", "[\"" + SCHOOL + "\"]", "lenient");
    }

    private List<JsonNode> everything(String token, String path) throws Exception {
        var objects = new ArrayList<JsonNode>();
        var answer = district.get(token, path + (path.contains("?") ? "&" : "?") + "limit=1000");
        while (true) {
            assertThat(answer.status()).as("%s %s", path, answer.body()).isEqualTo(200);
            answer.json().iterator().next().forEach(objects::add);
            assertThat(answer.total()).isGreaterThanOrEqualTo(objects.size());
            String next = answer.link("next");
            if (next == null) {
                assertThat(answer.total()).isEqualTo(objects.size());
                return objects;
            }
            answer = district.get(token, next);
        }
    }

    private static Set<String> ids(List<JsonNode> objects) {
        var ids = new TreeSet<String>();
        objects.forEach(one -> ids.add(one.path("sourcedId").asString()));
        return ids;
    }

    private Set<String> hidden(String collection) throws Exception {
        var hidden = ids(everything(all, ROSTERING + "/" + collection + "?fields=sourcedId"));
        hidden.removeAll(ids(everything(some, ROSTERING + "/" + collection + "?fields=sourcedId")));
        return hidden;
    }

    @Test
    void no_page_names_anything_outside_its_schools() throws Exception {
        var hidden = new TreeSet<String>();
        for (String collection : COLLECTIONS) {
            hidden.addAll(hidden(collection));
        }
        assertThat(hidden).contains("org-school-001").hasSizeGreaterThan(1_000);
        for (String collection : COLLECTIONS) {
            for (var object : everything(some, ROSTERING + "/" + collection)) {
                assertThat(referenced(object, new TreeSet<>()))
                        .as(object.toString())
                        .doesNotContainAnyElementsOf(hidden);
            }
        }
    }

    private static Set<String> referenced(JsonNode node, Set<String> ids) {
        if (node.has("sourcedId")) {
            ids.add(node.path("sourcedId").asString());
        }
        node.forEach(inner -> referenced(inner, ids));
        return ids;
    }

    @Test
    void what_is_outside_is_unknown_as_single_and_as_parent() throws Exception {
        for (String collection : List.of("orgs", "schools", "classes", "users", "enrollments", "demographics")) {
            String id = hidden(collection).iterator().next();
            assertThat(district.get(some, ROSTERING + "/" + collection + "/" + id)
                            .status())
                    .as(collection)
                    .isEqualTo(404);
        }
        String taught = hidden("classes").iterator().next();
        String person = hidden("students").iterator().next();
        String seen = everything(some, ROSTERING + "/classes")
                .getFirst()
                .path("sourcedId")
                .asString();
        for (String path : List.of(
                ROSTERING + "/classes/" + taught + "/students",
                ROSTERING + "/schools/org-school-001/classes",
                ROSTERING + "/schools/" + SCHOOL + "/classes/" + taught + "/students",
                ROSTERING + "/students/" + person + "/classes",
                ROSTERING + "/users/" + person + "/classes",
                GRADEBOOK + "/classes/" + taught + "/results",
                GRADEBOOK + "/classes/" + seen + "/students/" + person + "/results")) {
            assertThat(district.get(some, path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void no_filter_and_no_total_counts_what_is_outside() throws Exception {
        String taught = hidden("classes").iterator().next();
        String person = hidden("students").iterator().next();
        for (String question : List.of(
                "/enrollments?filter=class.sourcedId%3D'" + taught + "'",
                "/enrollments?filter=user.sourcedId%3D'" + person + "'",
                "/users?filter=sourcedId%3D'" + person + "'",
                "/users?filter=agents.sourcedId%3D'" + person + "'",
                "/users?filter=roles.org.sourcedId%3D'org-school-001'",
                "/users?filter=primaryOrg.sourcedId%3D'org-school-001'",
                "/orgs?filter=children.sourcedId%3D'org-school-001'",
                "/users?filter=status!%3D''%20AND%20sourcedId%3D'" + person + "'")) {
            var answer = district.get(some, ROSTERING + question);
            assertThat(answer.status()).as("%s %s", question, answer.body()).isEqualTo(200);
            assertThat(answer.total()).as(question).isZero();
        }
    }

    @Test
    void a_write_for_what_is_outside_is_refused_as_unknown() throws Exception {
        String taught = hidden("classes").iterator().next();
        var sample = new GradebookSample(district, all);

        var answer = district.put(
                some, GRADEBOOK + "/lineItems/scope-1", sample.item("class", "{'sourcedId':'" + taught + "'}"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("[class_unknown]");
    }
}
