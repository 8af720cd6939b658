package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.ROSTERING;
import static org.rollbook.app.oneroster.District.V1P1;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every reading operation of both versions, on the assembled service with the sample district. */
class OperationsIT {
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("academicSessions", "academicSession"),
            Map.entry("terms", "academicSession"),
            Map.entry("gradingPeriods", "academicSession"),
            Map.entry("orgs", "org"),
            Map.entry("schools", "org"),
            Map.entry("users", "user"),
            Map.entry("students", "user"),
            Map.entry("teachers", "user"),
            Map.entry("courses", "course"),
            Map.entry("classes", "class"),
            Map.entry("enrollments", "enrollment"),
            Map.entry("categories", "category"),
            Map.entry("lineItems", "lineItem"),
            Map.entry("results", "result"),
            Map.entry("scoreScales", "scoreScale"),
            Map.entry("resources", "resource"));
    private District district;

    /** The same operations hold on every store of read models. */
    District opened() throws Exception {
        return District.open();
    }

    private String v1p2;
    private String v1p1;

    @BeforeEach
    void open() throws Exception {
        district = opened();
        v1p2 = district.vendor("oneroster-1.2", "\"all\"", "lenient");
        v1p1 = district.vendor("oneroster-1.1", "\"all\"", "lenient");
    }

    private static String many(String word) {
        return word.equals("demographics")
                ? word
                : KEYS.get(word).replaceAll("(ss)$", "$1e").replaceAll("y$", "ie") + "s";
    }

    private static String one(String word) {
        return word.equals("demographics") ? word : KEYS.get(word);
    }

    @Test
    @Tag("S08")
    @Tag("P1")
    @Tag("A-001")
    @Tag("A-058")
    @Tag("A-059")
    void all_rostering_operations_answer_in_both_versions_with_their_key() throws Exception {
        var samples = SampleIds.of(district, v1p2);
        for (String path : rosteringPaths()) {
            expectKey(v1p2, ROSTERING, path, samples);
            expectKey(v1p1, V1P1, path, samples);
        }
    }

    private static List<String> rosteringPaths() {
        var paths = new ArrayList<String>();
        for (String word : List.of(
                "academicSessions",
                "classes",
                "courses",
                "demographics",
                "enrollments",
                "gradingPeriods",
                "orgs",
                "schools",
                "students",
                "teachers",
                "terms",
                "users")) {
            paths.add("/" + word);
            paths.add("/" + word + "/{" + word + "}");
        }
        paths.addAll(List.of(
                "/classes/{classes}/students",
                "/classes/{classes}/teachers",
                "/courses/{courses}/classes",
                "/schools/{schools}/classes",
                "/schools/{schools}/classes/{classes}/enrollments",
                "/schools/{schools}/classes/{classes}/students",
                "/schools/{schools}/classes/{classes}/teachers",
                "/schools/{schools}/courses",
                "/schools/{schools}/enrollments",
                "/schools/{schools}/students",
                "/schools/{schools}/teachers",
                "/schools/{schools}/terms",
                "/students/{students}/classes",
                "/teachers/{teachers}/classes",
                "/terms/{terms}/classes",
                "/terms/{terms}/gradingPeriods",
                "/users/{users}/classes"));
        assertThat(paths).hasSize(41);
        return paths;
    }

    private void expectKey(String token, String base, String pattern, Map<String, String> samples) throws Exception {
        String path = pattern;
        for (var sample : samples.entrySet()) {
            path = path.replace("{" + sample.getKey() + "}", sample.getValue());
        }
        boolean single = pattern.endsWith("}");
        String[] words = pattern.split("/");
        String word = words[words.length - (single ? 2 : 1)];
        var answer = district.get(token, base + path);
        assertThat(answer.status()).as("%s%s %s", base, path, answer.body()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactly(single ? one(word) : many(word));
        assertThat(answer.json().iterator().next()).as(path).isNotEmpty();
        if (!single) {
            assertThat(answer.total()).as(path).isPositive();
            assertThat(answer.link("first")).startsWith(district.base + base);
        }
    }

    @Test
    @Tag("A-084")
    void every_address_in_an_answer_leads_to_its_object() throws Exception {
        for (String path : List.of("/users?limit=3", "/classes?limit=3", "/enrollments?limit=3", "/courses?limit=2")) {
            for (var reference : references(district.get(v1p2, ROSTERING + path).json(), new ArrayList<>())) {
                var answer = district.get(v1p2, reference.path("href").asString());
                assertThat(answer.status()).as(reference.toString()).isEqualTo(200);
                assertThat(answer.body()).contains(reference.path("sourcedId").asString());
            }
        }
    }

    private static List<JsonNode> references(JsonNode node, List<JsonNode> found) {
        if (node.has("href")) {
            found.add(node);
        }
        node.forEach(inner -> references(inner, found));
        return found;
    }
}
