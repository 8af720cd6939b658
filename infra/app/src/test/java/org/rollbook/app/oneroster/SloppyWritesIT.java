package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.GRADEBOOK;
import static org.rollbook.app.oneroster.District.V1P1;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes as clients send them, under both profiles. */
class SloppyWritesIT {
    private static final String TITLE = "x".repeat(500);

    private static District district;
    private static Map<String, String> tokens;
    private static GradebookSample sample;
    private static int cases;

    @BeforeAll
    static void open() throws Exception {
        district = District.open();
        tokens = new LinkedHashMap<>();
        for (String profile : List.of("lenient", "strict")) {
            tokens.put(profile, district.vendor("oneroster-1.2", "\"all\"", profile));
            tokens.put(profile + V1P1, district.vendor("oneroster-1.1", "\"all\"", profile));
        }
        sample = new GradebookSample(district, tokens.get("lenient"));
    }

    private static synchronized String newId(String profile) {
        return profile + "-" + sample.lineItem() + "-" + cases++;
    }

    private static District.Answer put(String token, String path, WholeBody body) throws Exception {
        return district.put(token, path, body.json());
    }

    private static String category(String id) {
        return GRADEBOOK + "/categories/" + id;
    }

    /** A property of a body that is right otherwise, and its answers; what is stored is the same in both profiles. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', nullValues = "-", textBlock = """
                    lineItem | description        | 'As it should be'              | 201 | 201 | 'As it should be'
                    category | title              | 'TITLE'                        | 201 | 201 | 'TITLE'
                    lineItem | title              | ''                             | 422 | 422 | -
                    lineItem | title              | null                           | 422 | 422 | -
                    lineItem | title              | 7                              | 422 | 422 | -
                    lineItem | title              | '\\ud800'                      | 422 | 422 | -
                    lineItem | title              | 'a\\udc00b'                    | 422 | 422 | -
                    lineItem | title              | '\\u0000'                      | 422 | 422 | -
                    category | title              | '\\ud83d\\ude00'               | 201 | 201 | '\\ud83d\\ude00'
                    lineItem | title              | 'a','title':'b'                | 422 | 422 | -
                    lineItem | sourcedId          | -                              | 201 | 422 | GIVEN
                    lineItem | sourcedId          | 'another'                      | 422 | 422 | -
                    lineItem | status             | -                              | 201 | 422 | 'active'
                    lineItem | status             | null                           | 201 | 422 | 'active'
                    lineItem | status             | ''                             | 201 | 422 | 'active'
                    lineItem | status             | 'ACTIVE'                       | 201 | 422 | 'active'
                    lineItem | status             | 'Active'                       | 201 | 422 | 'active'
                    lineItem | status             | 'gone'                         | 422 | 422 | -
                    lineItem | dateLastModified   | -                              | 201 | 422 | GIVEN
                    lineItem | dateLastModified   | 'TODAY'                        | 201 | 422 | GIVEN
                    lineItem | dateLastModified   | 'today'                        | 422 | 422 | -
                    lineItem | description        | -                              | 201 | 201 | -
                    lineItem | description        | null                           | 201 | 422 | -
                    lineItem | dueDate            | 'TODAY'                        | 201 | 422 | 'TODAYT00:00:00.000Z'
                    lineItem | dueDate            | 'TODAYT12:00:00+02:00'         | 201 | 201 | 'TODAYT10:00:00.000Z'
                    lineItem | dueDate            | 'TODAYT01:00:00-05:30'         | 201 | 201 | 'TODAYT06:30:00.000Z'
                    lineItem | dueDate            | 'TODAYT12:00:00.123456Z'       | 201 | 201 | 'TODAYT12:00:00.123Z'
                    lineItem | dueDate            | 'TODAYT12:00:00'               | 201 | 422 | 'TODAYT12:00:00.000Z'
                    lineItem | dueDate            | 'TODAY 12:00'                  | 422 | 422 | -
                    lineItem | dueDate            | 1790000000                     | 422 | 422 | -
                    lineItem | resultValueMax     | '50'                           | 201 | 422 | 50
                    lineItem | resultValueMax     | ' 50.5 '                       | 201 | 422 | 50.5
                    lineItem | resultValueMax     | '50,5'                         | 422 | 422 | -
                    lineItem | resultValueMax     | ''                             | 201 | 422 | -
                    lineItem | resultValueMax     | null                           | 201 | 422 | -
                    lineItem | resultValueMax     | NaN                            | 422 | 422 | -
                    lineItem | resultValueMax     | 'NaN'                          | 422 | 422 | -
                    lineItem | resultValueMax     | Infinity                       | 422 | 422 | -
                    lineItem | colour             | 'green'                        | 201 | 422 | -
                    lineItem | metadata           | {'colour':'green'}             | 201 | 201 | {'colour':'green'}
                    lineItem | category           | -                              | 201 | 422 | REF category uncategorized
                    lineItem | category           | {'sourcedId':'cat-homework'}   | 201 | 422 | REF category cat-homework
                    lineItem | school             | -                              | 201 | 422 | REF org SCHOOL
                    lineItem | school             | {'sourcedId':'SCHOOL'}         | 201 | 422 | REF org SCHOOL
                    lineItem | school             | REF school SCHOOL              | 201 | 422 | REF org SCHOOL
                    lineItem | school             | REF Org SCHOOL                 | 201 | 422 | REF org SCHOOL
                    lineItem | school             | REF class SCHOOL               | 422 | 422 | -
                    lineItem | school             | 'SCHOOL'                       | 422 | 422 | -
                    lineItem | gradingPeriod      | REF term TERM                  | 201 | 422 | REF academicSession TERM
                    lineItem | gradingPeriod      | REF gradingPeriod TERM         | 201 | 422 | REF academicSession TERM
                    lineItem | gradingPeriod      | {'sourcedId':'TERM','type':'academicSession','href':'/1'} | 201 | 422 | REF academicSession TERM
                    lineItem | gradingPeriod      | {'sourcedId':'TERM','type':'academicSession','href':'https://x.org/','name':'Fall'} | 201 | 422 | REF academicSession TERM
                    result   | score              | 150                            | 201 | 201 | 150
                    result   | score              | '92.123456'                    | 201 | 422 | 92.123456
                    result   | score              | -1                             | 201 | 422 | -1
                    result   | score              | NaN                            | 422 | 422 | -
                    result   | score              | 'A'                            | 422 | 422 | -
                    result   | score              | -                              | 201 | 201 | -
                    result   | scoreStatus        | 'Fully Graded'                 | 201 | 422 | 'fully graded'
                    result   | scoreStatus        | 'EXEMPT'                       | 201 | 422 | 'exempt'
                    result   | scoreStatus        | 'graded'                       | 422 | 422 | -
                    result   | scoreDate          | 'TODAYT12:00:00Z'              | 201 | 422 | 'TODAY'
                    result   | scoreDate          | 'TODAYT12:00:00'               | 201 | 422 | 'TODAY'
                    result   | scoreDate          | 'TODAYT01:00:00+02:00'         | 201 | 422 | 'YESTERDAY'
                    result   | scoreDate          | -                              | 422 | 422 | -
                    result   | comment            | ''                             | 201 | 201 | -
                    result   | comment            | null                           | 201 | 422 | -
                    result   | late               | true                           | 201 | 422 | 'true'
                    result   | late               | 'True'                         | 201 | 422 | 'true'
                    result   | late               | 'yes'                          | 422 | 422 | -
                    result   | student            | {'sourcedId':'STUDENT'}        | 201 | 422 | REF user STUDENT
                    result   | student            | REF student STUDENT            | 201 | 422 | REF user STUDENT
                    result   | student            | REF teacher STUDENT            | 422 | 422 | -
                    category | weight             | '20'                           | 201 | 422 | 20
                    category | weight             | 101                            | 422 | 422 | -
                    """)
    @Tag("A-177")
    void what_can_only_mean_one_thing_is_taken_by_the_lenient_profile_alone(
            String kind, String property, String sent, int lenientStatus, int strictStatus, String stored)
            throws Exception {
        var expected = Map.of("lenient", lenientStatus, "strict", strictStatus);
        for (String profile : expected.keySet()) {
            var answer = answer(profile, false, kind, property, filled(sent), expected.get(profile));
            if (expected.get(profile) == 201) {
                assertThat(answer.path("dateLastModified").asString()).isGreaterThan("2026");
                if (!"GIVEN".equals(stored)) {
                    assertThat(withoutAddress(answer.path(property)))
                            .as(profile)
                            .isEqualTo(withoutAddress(parsed(filled(stored))));
                }
            }
        }
    }

    /** What 1.1 has of its own. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', nullValues = "-", textBlock = """
                    lineItem | description    | 'As it should be'      | 201 | 201
                    lineItem | title          | 'a','title':'b'        | 400 | 400
                    lineItem | gradingPeriod  | REF term TERM          | 201 | 201
                    lineItem | gradingPeriod  | {'sourcedId':'TERM'}   | 201 | 422
                    lineItem | gradingPeriod  | -                      | 201 | 422
                    lineItem | category       | -                      | 201 | 422
                    lineItem | resultValueMin | -                      | 201 | 422
                    lineItem | resultValueMax | -                      | 201 | 422
                    result   | student        | REF student STUDENT    | 201 | 201
                    result   | student        | REF Student STUDENT    | 201 | 422
                    result   | score          | -                      | 201 | 422
                    result   | score          | NaN                    | 400 | 400
                    """)
    void version_1_1_has_its_own_demands(String kind, String property, String sent, int lenientStatus, int strictStatus)
            throws Exception {
        answer("lenient", true, kind, property, filled(sent), lenientStatus);
        answer("strict", true, kind, property, filled(sent), strictStatus);
    }

    /** Puts it and gives what can be read then. */
    private static JsonNode answer(
            String profile, boolean legacy, String kind, String property, String sent, int expected) throws Exception {
        String id = newId(profile);
        String token = tokens.get(legacy ? profile + V1P1 : profile);
        String base = legacy ? V1P1 : GRADEBOOK;
        var item = WholeBody.lineItem(id, sample, !legacy);
        var body = switch (kind) {
            case "lineItem" -> item;
            case "result" -> WholeBody.result(id, id, sample);
            default -> WholeBody.category(id);
        };
        if (kind.equals("result")) {
            assertThat(put(token, base + "/lineItems/" + id, item).status()).isEqualTo(201);
        }
        String path = base + (kind.equals("category") ? "/categories/" : "/" + kind + "s/") + id;
        var answer = put(token, path, body.with(property, sent));
        assertThat(answer.status()).as("%s %s", profile, answer.body()).isEqualTo(expected);
        var read = district.get(token, path);
        assertThat(read.status()).isEqualTo(expected == 201 ? 200 : 404);
        return read.json().path(kind);
    }

    private static String filled(String text) {
        return text == null
                ? null
                : text.replaceAll("REF (\\S+) (\\S+)", WholeBody.reference("$1", "$2"))
                        .replace("TITLE", TITLE)
                        .replace("TODAY", sample.today.toString())
                        .replace("YESTERDAY", sample.today.minusDays(1).toString())
                        .replace("SCHOOL", sample.school)
                        .replace("STUDENT", sample.student)
                        .replace("TERM", sample.term);
    }

    private static JsonNode parsed(String text) {
        return text == null ? District.JSON.missingNode() : District.JSON.readTree(text.replace('\'', '"'));
    }

    private static JsonNode withoutAddress(JsonNode value) {
        return value instanceof ObjectNode object ? object.without("href") : value;
    }

    @Test
    void elements_of_a_set_are_held_to_the_profile_too() throws Exception {
        for (String profile : List.of("lenient", "strict")) {
            var item = WholeBody.lineItem(newId(profile), sample, true)
                    .with("class", null)
                    .with("school", null);
            assertThat(post(profile, item)).isEqualTo(201);
            item.with("title", "'Homework " + newId(profile) + "'").with("sourcedId", null);
            assertThat(post(profile, item)).isEqualTo(profile.equals("lenient") ? 201 : 422);
            item.with("dueDate", "'soon'");
            assertThat(post(profile, item)).isEqualTo(422);
        }
    }

    private static int post(String profile, WholeBody item) throws Exception {
        String path = GRADEBOOK + "/classes/" + sample.taught + "/lineItems";
        return district.post(tokens.get(profile), path, "{\"lineItems\":[" + item.bare() + "]}")
                .status();
    }

    @Test
    void a_property_that_is_unknown_is_warned_of() throws Exception {
        String id = newId("lenient");
        var answer =
                put(tokens.get("lenient"), category(id), WholeBody.category(id).with("colour", "1"));
        assertThat(answer.header("Rollbook-Warnings")).isEqualTo("property_ignored");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_body() throws Exception {
        for (String profile : List.of("lenient", "strict")) {
            String id = newId(profile);
            String body = "\uFEFF" + WholeBody.category(id).json();
            assertThat(district.put(tokens.get(profile), category(id), body).status())
                    .isEqualTo(201);
            assertThat(send(profile, id, body.getBytes(StandardCharsets.UTF_16LE), "application/json"))
                    .isEqualTo(422);
        }
    }

    @Test
    void the_lenient_profile_does_without_the_one_key_and_the_content_type() throws Exception {
        for (String profile : List.of("lenient", "strict")) {
            boolean lenient = profile.equals("lenient");
            String id = newId(profile);
            byte[] bare = WholeBody.category(id).bare().getBytes(StandardCharsets.UTF_8);
            byte[] body = WholeBody.category(id).json().getBytes(StandardCharsets.UTF_8);
            assertThat(send(profile, id, bare, "application/json")).isEqualTo(lenient ? 201 : 422);
            assertThat(send(profile, newId(profile), body, "text/plain")).isEqualTo(415);
            assertThat(send(profile, id, body, null)).isEqualTo(lenient ? 200 : 415);
            assertThat(send(profile, id, body, "application/json; charset=utf-8"))
                    .isEqualTo(lenient ? 200 : 201);
        }
    }

    private static int send(String profile, String id, byte[] body, String type) throws Exception {
        var request =
                district.request(category(id), tokens.get(profile)).PUT(HttpRequest.BodyPublishers.ofByteArray(body));
        return district.send(type == null ? request : request.header("Content-Type", type))
                .status();
    }

    @Test
    void a_body_of_a_megabyte_is_read_and_metadata_of_a_megabyte_refused() throws Exception {
        for (String profile : List.of("lenient", "strict")) {
            String token = tokens.get(profile);
            String id = newId(profile);
            String body = WholeBody.category(id).json();
            String padding = " ".repeat((1 << 20) - body.length());
            assertThat(district.put(token, category(id), body + padding).status())
                    .isEqualTo(201);
            assertThat(district.put(token, category(id), body + padding + " ").status())
                    .isEqualTo(413);
            String metadata = "{'k':'" + "y".repeat(1_000_000) + "'}";
            assertThat(put(token, category(id), WholeBody.category(id).with("metadata", metadata))
                            .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void a_body_that_comes_with_a_read_is_passed_over() throws Exception {
        for (String token : tokens.values()) {
            String base = token.equals(tokens.get("lenient")) || token.equals(tokens.get("strict")) ? GRADEBOOK : V1P1;
            var request = district.request(base + "/categories?limit=1", token)
                    .header("Content-Type", "application/json")
                    .method("GET", HttpRequest.BodyPublishers.ofString("{\"filter\":"));
            assertThat(district.send(request).status()).isEqualTo(200);
        }
    }

    @Test
    @Tag("A-198")
    void of_eight_clients_that_put_one_object_at_once_one_wins_and_the_ledger_has_them_all() throws Exception {
        String id = newId("race");
        var puts = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            var body = WholeBody.category(id).with("title", "'Title " + i + "'").with("weight", "" + i);
            puts.add(() -> put(tokens.get("lenient"), category(id), body).status());
        }
        try (var clients = Executors.newFixedThreadPool(8)) {
            for (var answer : clients.invokeAll(puts)) {
                assertThat(answer.get()).isIn(200, 201);
            }
        }

        var last = district.get(tokens.get("lenient"), category(id)).json().path("category");
        assertThat(last.path("title").asString())
                .isEqualTo("Title " + last.path("weight").asInt());
        String entries = district.admin("/api/v1/ledger/entries?stream=category:" + id + "&limit=100")
                .body();
        for (int i = 0; i < 8; i++) {
            assertThat(entries).contains("Title " + i);
        }
    }
}
