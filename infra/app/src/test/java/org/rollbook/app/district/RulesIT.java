package org.rollbook.app.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.district.RunningDistrict.ADMINISTRATOR;
import static org.rollbook.app.district.RunningDistrict.expect;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.app.district.RunningDistrict.Answer;
import org.rollbook.messages.RefusalCode;

/** What a connection must keep to, as data, and why it sees what it sees. */
class RulesIT {
    private static int made;

    private static RunningDistrict district;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        district = RunningDistrict.start(data);
    }

    @AfterAll
    static void stop() {
        district.close();
    }

    private Answer connection(String kind, Object schools, List<String> functions) {
        var application = district.application(Map.of("name", "Asker " + ++made, "partner", "fieldnote-science"));
        return expect(
                201,
                district.post(
                        "/api/v1/applications/" + application + "/connections",
                        Map.of("kind", kind, "purpose", "rules", "schools", schools, "functions", functions)));
    }

    private Answer explain(Answer connection, String question) {
        return expect(200, district.get("/api/v1/connections/" + connection.text("id") + "/explain?" + question));
    }

    private static List<String> against(Answer explanation) {
        return explanation
                .body()
                .path("decisions")
                .valueStream()
                .filter(decision -> !decision.path("holds").asBoolean())
                .map(decision -> decision.path("decision").asString())
                .toList();
    }

    private String id(String collection, int index) {
        var token = district.accessToken(connection("oneroster-1.2", "all", List.of("roster-sync")));
        return district.read(collection, token).get(index).path("sourcedId").asString();
    }

    @Test
    void rules_are_the_same_for_administrator_and_vendor_and_have_a_version() {
        var connection = connection("oneroster-1.2", "all", List.of("roster-sync", "grade-book-sync"));
        var token = district.accessToken(connection);
        var rules = expect(200, district.get("/api/v1/rules", token));
        var path = "/api/v1/connections/" + connection.text("id") + "/rules";
        assertThat(expect(200, district.get(path)).body()).isEqualTo(rules.body());
        assertThat(rules.body().path("categories")).isNotEmpty();
        assertThat(rules.body().path("refusals")).hasSize(RefusalCode.values().length);
        assertThat(rules.body().path("limits").path("pageSize").asInt()).isEqualTo(10_000);

        var tag = rules.response().headers().firstValue("ETag").orElseThrow();
        assertThat(tag).isEqualTo("\"" + rules.text("version") + "\"");
        assertThat(district.get("/api/v1/rules", token, "If-None-Match", tag).status())
                .isEqualTo(304);
        assertThat(district.get("/api/v1/rules", token, "If-None-Match", "\"other\"")
                        .status())
                .isEqualTo(200);
        assertThat(district.get("/api/v1/rules", ADMINISTRATOR).status()).isEqualTo(401);
    }

    @Test
    void limits_are_those_that_are_enforced() {
        var token = district.accessToken(connection("oneroster-1.2", "all", List.of("roster-sync", "grade-book-sync")));
        var limits = expect(200, district.get("/api/v1/rules", token)).body().path("limits");
        var rostering = "/ims/oneroster/rostering/v1p2";
        for (var path : Map.of(rostering + "/users", "pageSize", "/api/v1/feed", "feedPageSize")
                .entrySet()) {
            int most = limits.path(path.getValue()).asInt();
            expect(200, district.get(path.getKey() + "?limit=" + most, token));
            expect(400, district.get(path.getKey() + "?limit=" + (most + 1), token));
        }

        var users = rostering + "/users?limit=1&filter=";
        var clause = "familyName%3D'x'";
        int clauses = limits.path("filterClauses").asInt();
        expect(200, district.get(users + String.join("%20OR%20", Collections.nCopies(clauses, clause)), token));
        expect(400, district.get(users + String.join("%20OR%20", Collections.nCopies(clauses + 1, clause)), token));
        int characters = limits.path("filterCharacters").asInt() - "familyName=''".length();
        expect(200, district.get(users + clause.replace("x", "x".repeat(characters)), token));
        expect(400, district.get(users + clause.replace("x", "x".repeat(characters + 1)), token));
        expect(
                414,
                district.get(users + "x".repeat(limits.path("addressCharacters").asInt()), token));
        int headers = limits.path("headerCharacters").asInt();
        expect(431, district.get(users, token, "X-Long", "x".repeat(headers)));

        var category = "{\"category\":{\"title\":\"Bounds\"}}";
        int bytes = limits.path("bodyBytes").asInt();
        expect(201, put(token, category + " ".repeat(bytes - category.length())));
        expect(413, put(token, category + " ".repeat(bytes - category.length() + 1)));
    }

    private static Answer put(String token, String body) {
        return district.send(district.request("/ims/oneroster/gradebook/v1p2/categories/bounds")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    @Tag("R3")
    void what_the_district_settles_changes_the_rules_and_their_version() {
        var connection = connection("oneroster-1.2", "all", List.of("roster-sync"));
        var path = "/api/v1/connections/" + connection.text("id") + "/rules";
        var before = expect(200, district.get(path));
        var term = id("terms", 0);
        expect(200, district.put("/api/v1/settings", Map.of("titleLimit", 40, "lockedSessions", List.of(term))));
        var settled = expect(200, district.get(path));
        expect(200, district.put("/api/v1/settings", Map.of("titleLimit", 50, "lockedSessions", List.of())));

        assertThat(settled.text("version")).isNotEqualTo(before.text("version"));
        assertThat(settled.body().path("limits").path("titleCharacters").asInt())
                .isEqualTo(40);
        assertThat(settled.body()
                        .path("windows")
                        .valueStream()
                        .filter(window -> !window.path("open").asBoolean())
                        .map(window -> window.path("sourcedId").asString()))
                .contains(term)
                .hasSizeGreaterThan(1)
                .hasSizeLessThan(settled.body().path("windows").size());
        assertThat(expect(200, district.get(path)).body()).isEqualTo(before.body());
    }

    @Test
    void an_object_is_seen_or_hidden_for_reasons() {
        var student = id("students", 0);
        var school = id("schools", 0);
        var other = id("schools", 1);
        var all = connection("oneroster-1.2", "all", List.of("roster-sync"));
        assertThat(explain(all, "object=students/" + student).text("outcome")).isEqualTo("visible");
        assertThat(against(explain(all, "object=teachers/" + student))).containsExactly("collection");
        assertThat(against(explain(all, "object=users/nobody"))).containsExactly("exists");
        assertThat(against(explain(all, "object=demographics/" + student))).contains("demographics");
        assertThat(against(explain(all, "object=results/nothing"))).containsExactly("function", "exists");
        var some = connection("oneroster-1.1", List.of(school), List.of("roster-sync"));
        assertThat(against(explain(some, "object=schools/" + other))).containsExactly("school");
        assertThat(against(explain(some, "object=scoreScales/s"))).contains("standard", "function", "exists");
        expect(200, district.post("/api/v1/connections/" + some.text("id") + "/disable", Map.of()));
        assertThat(against(explain(some, "object=schools/" + school))).containsExactly("enabled");
        for (var wrong : List.of("", "object=users", "object=nothing/x", "object=users/x&request=y")) {
            assertThat(district.get("/api/v1/connections/" + all.text("id") + "/explain?" + wrong)
                            .code())
                    .as(wrong)
                    .isEqualTo("invalid_query");
        }
    }

    @Test
    void what_was_taken_back_is_explained_as_such() {
        var vendor = Vendor.with(district, "lenient");
        expect(201, vendor.put("categories", "explained", Map.of("title", "Explained")));
        var path = "/api/v1/connections/" + vendor.connectionId + "/explain?object=categories/explained";
        assertThat(expect(200, district.get(path)).text("outcome")).isEqualTo("visible");
        vendor.delete("categories", "explained");
        assertThat(against(expect(200, district.get(path)))).containsExactly("status");
    }

    @Test
    void a_refused_write_is_explained_by_its_request_id() {
        var vendor = Vendor.with(district, "lenient");
        var refused = vendor.put("lineItems", "unexplained", Map.of("title", "No class", "class", "nowhere"));
        var request = refused.response().headers().firstValue("X-Request-Id").orElseThrow();
        var path = "/api/v1/connections/" + vendor.connectionId + "/explain?request=";
        var explained = expect(200, district.get(path + request));
        assertThat(explained.text("outcome")).isEqualTo("refused");
        assertThat(against(explained))
                .singleElement()
                .satisfies(code -> assertThat(refused.text("imsx_description")).startsWith("[" + code + "]"));
        assertThat(expect(200, district.get(path + "never-sent")).text("outcome"))
                .isEqualTo("unknown");
    }

    @Test
    void a_refused_read_is_explained_from_the_log_of_requests() {
        var connection = connection("oneroster-1.2", "all", List.of("roster-sync"));
        var token = district.accessToken(connection);
        var refused = district.get("/ims/oneroster/gradebook/v1p2/results", token);
        assertThat(refused.status()).isEqualTo(403);
        var request = refused.response().headers().firstValue("X-Request-Id").orElseThrow();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> explain(connection, "request=" + request)
                        .text("outcome")
                        .equals("refused"));
        var sentence = explain(connection, "request=" + request)
                .body()
                .path("decisions")
                .path(0);
        assertThat(sentence.path("sentence").asString())
                .startsWith("GET /ims/oneroster/gradebook/v1p2/results was refused");
    }
}
