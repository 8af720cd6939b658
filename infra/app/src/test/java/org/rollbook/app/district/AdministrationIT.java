package org.rollbook.app.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.district.RunningDistrict.expect;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.app.district.RunningDistrict.Answer;
import tools.jackson.databind.JsonNode;

/** The administration against the assembled service: what is changed there, vendors notice at once. */
class AdministrationIT {
    private static final String ROSTERING = "/ims/oneroster/rostering/v1p2";
    private static final List<String> ROUTES = List.of(
            ROSTERING + "/users?limit=1",
            ROSTERING + "/orgs/org-district",
            "/ims/oneroster/gradebook/v1p2/lineItems?limit=1",
            "/ims/oneroster/resources/v1p2/resources?limit=1");

    private static RunningDistrict district;
    private static int names;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        district = RunningDistrict.start(data);
    }

    @AfterAll
    static void stop() {
        district.close();
    }

    @Test
    @Tag("S08")
    @Tag("S48")
    void an_application_with_a_connection_gets_a_token_and_reads() {
        var connection = district.connection(partner(), List.of("roster-sync"));

        var users = expect(
                200,
                district.get(
                        connection.body().path("baseUrls").path("rostering").asString() + "/users?limit=5",
                        district.accessToken(connection)));

        assertThat(users.body().path("users").size()).isEqualTo(5);
    }

    @Test
    @Tag("S27")
    @Tag("A-044")
    void a_disabled_connection_is_refused_on_every_route_and_comes_back() {
        var connection = district.connection(partner(), List.of("roster-sync", "grade-book-sync"));
        var token = district.accessToken(connection);
        ROUTES.forEach(route -> expect(200, district.get(route, token)));

        expect(200, district.post(path(connection) + "/disable", Map.of()));

        within5Seconds(() -> ROUTES.forEach(route -> {
            var refused = district.get(route, token);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.response().body()).contains("connection_disabled");
        }));
        assertThat(district.token(connection.text("clientId"), connection.text("clientSecret"))
                        .code())
                .isEqualTo("invalid_client");

        expect(200, district.post(path(connection) + "/enable", Map.of()));
        within5Seconds(() -> ROUTES.forEach(
                route -> assertThat(district.get(route, token).status()).isEqualTo(200)));
    }

    @Test
    @Tag("A-044")
    @Tag("A-046")
    @Tag("N19")
    void a_renewed_secret_works_beside_the_old_one_and_the_old_one_can_be_ended_at_once() {
        var connection = district.connection(partner(), List.of("roster-sync"));
        var old = district.accessToken(connection);

        var renewed = expect(200, district.post(path(connection) + "/renew-secret", Map.of("overlapSeconds", 60)));
        var fresh = district.accessToken(renewed);
        expect(200, district.token(connection.text("clientId"), connection.text("clientSecret")));
        expect(200, district.get(ROUTES.getFirst(), old));
        expect(200, district.get(ROUTES.getFirst(), fresh));

        var last = expect(200, district.post(path(connection) + "/renew-secret", Map.of("overlapSeconds", 0)));
        within5Seconds(() -> {
            assertThat(district.get(ROUTES.getFirst(), old).status()).isEqualTo(401);
            assertThat(district.get(ROUTES.getFirst(), fresh).status()).isEqualTo(401);
        });
        expect(200, district.get(ROUTES.getFirst(), district.accessToken(last)));
    }

    @Test
    @Tag("S18")
    @Tag("S20")
    @Tag("S21")
    void lozenges_and_routes_follow_the_functions() {
        var application = partner();
        var connection = district.connection(application, List.of("roster-sync"));
        assertThat(enabled(application)).containsExactly("roster-sync");

        expect(200, district.post(path(connection) + "/functions/grade-book-sync/enable", Map.of()));
        assertThat(enabled(application)).containsExactlyInAnyOrder("roster-sync", "grade-book-sync");
        var token = district.accessToken(connection);
        expect(200, district.get(ROUTES.get(2), token));

        var needed = district.post(path(connection) + "/functions/roster-sync/disable", Map.of());
        assertThat(needed.code()).isEqualTo("function_needed");

        expect(200, district.post(path(connection) + "/functions/grade-book-sync/disable", Map.of()));
        within5Seconds(() -> {
            var refused = district.get(ROUTES.get(2), token);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.response().body()).contains("function_not_enabled");
        });
        expect(200, district.get(ROUTES.getFirst(), token));
    }

    @Test
    @Tag("S40")
    @Tag("S05")
    void a_typed_name_is_matched_to_its_partner() {
        var added = expect(201, district.post("/api/v1/applications", Map.of("name", "Lantern Reading, Inc.")));

        assertThat(added.response().body()).contains("matched_by_name");
        var tile = district.get("/api/v1/applications/" + added.text("id"));
        assertThat(tile.text("partner")).isEqualTo("lantern-reading");
        assertThat(tile.body().path("supported").asBoolean()).isTrue();
    }

    @Test
    @Tag("S41")
    void credentials_of_nobody_known_move_to_their_application() {
        var connection = district.connection("other", List.of("roster-sync"));
        assertThat(tile("other").path("name").asString()).isEqualTo("Other OneRoster Provisioning Credentials");

        var home = partner();
        var moved = expect(200, district.post(path(connection) + "/move", Map.of("application", home)));

        assertThat(moved.text("applicationId")).isEqualTo(home);
    }

    @Test
    @Tag("S36")
    @Tag("S37")
    void a_vendor_outside_the_programme_gets_the_roster_only_until_the_district_decides_otherwise() {
        var application = stranger();
        var connection = district.connection(application, List.of("roster-sync"));
        var enable = path(connection) + "/functions/grade-book-sync/enable";

        assertThat(district.post(enable, Map.of()).code()).isEqualTo("non_partner_roster_only");
        assertThat(available(application)).containsExactly("roster-sync");
        assertThat(tile(application).path("lozenges").path(1).path("reason").asString())
                .isEqualTo("non_partner_roster_only");

        expect(200, district.put("/api/v1/settings", Map.of("nonPartnersMayGrade", true)));
        assertThat(available(application)).hasSize(5);
        expect(200, district.post(enable, Map.of()));
        expect(200, district.put("/api/v1/settings", Map.of("nonPartnersMayGrade", false)));
        assertThat(tile(application).path("supported").asBoolean()).isFalse();
        assertThat(available(application)).containsExactlyInAnyOrder("roster-sync", "grade-book-sync");
    }

    @Test
    @Tag("R18")
    @Tag("S44")
    void people_without_an_address_are_counted_before_a_vendor_reads_them() {
        var connection = district.connection(partner(), List.of("roster-sync"));
        var before = expect(200, district.get(path(connection) + "/pre-flight")).body();
        assertThat(before.path("students").path("withoutEmail").asInt()).isZero();

        var header = "enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,"
                + "agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,"
                + "preferredFamilyName,primaryOrgSourcedId,pronouns";
        district.deliver(new SisPackage()
                .with("users", header, "us-mailless,true,mailless,,No,Mail,,,,,,,,,,,,,,")
                .with(
                        "roles",
                        "userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId",
                        "ro-mailless,us-mailless,primary,student,,,org-school-000,"));

        var after = expect(200, district.get(path(connection) + "/pre-flight")).body();
        assertThat(after.path("students").path("withoutEmail").asInt()).isOne();
        assertThat(after.path("students").path("all").asInt())
                .isEqualTo(before.path("students").path("all").asInt() + 1);
        assertThat(after.path("teachers").path("withoutEmail").asInt()).isZero();
    }

    @Test
    @Tag("S02")
    void without_the_entitlement_grade_book_sync_cannot_be_enabled() {
        var application = partner();
        var connection = district.connection(application, List.of("roster-sync"));
        expect(200, district.put("/api/v1/settings", Map.of("gradeBookEntitled", false)));

        var refused = district.post(path(connection) + "/functions/grade-book-sync/enable", Map.of());
        var available = available(application);
        expect(200, district.put("/api/v1/settings", Map.of("gradeBookEntitled", true)));

        assertThat(refused.code()).isEqualTo("function_not_entitled");
        assertThat(available).contains("roster-sync").doesNotContain("grade-book-sync");
    }

    @Test
    void every_other_refusal_of_the_administration_has_its_code() {
        var application = partner();
        var name = district.get("/api/v1/applications/" + application).text("name");
        var taken = district.post("/api/v1/applications", Map.of("name", name));
        var partnerUnknown = district.post("/api/v1/applications", Map.of("name", "N", "partner", "nobody"));

        assertThat(taken.code()).isEqualTo("name_taken");
        assertThat(partnerUnknown.code()).isEqualTo("partner_unknown");
        assertThat(connect("app-nobody", "all", "roster-sync").code()).isEqualTo("application_unknown");
        assertThat(connect(application, List.of("nowhere"), "roster-sync").code())
                .isEqualTo("school_unknown");
        assertThat(connect(application, "all", "learning-tool").code()).isEqualTo("kind_without_function");
        assertThat(connect(application, "all", "assessments-sync").code()).isEqualTo("function_not_offered");
        assertThat(district.post("/api/v1/connections/con-nobody/disable", Map.of())
                        .code())
                .isEqualTo("connection_unknown");
        assertThat(district.put("/api/v1/settings", Map.of("lockedSessions", List.of("never")))
                        .code())
                .isEqualTo("session_unknown");
        assertThat(district.get("/api/v1/roster/imports/imp-nobody").code()).isEqualTo("import_unknown");
        var done = district.get("/api/v1/roster/imports")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        assertThat(district.post("/api/v1/roster/imports/" + done + "/approve", Map.of())
                        .code())
                .isEqualTo("import_not_held");
        assertThat(district.get("/api/v1/classes/nowhere/grade-book").code()).isEqualTo("unknown_object");
        assertThat(district.get("/api/v1/students/nobody/grades").code()).isEqualTo("student_page_unknown");
        var vendor = district.accessToken(district.connection(application, List.of("roster-sync")));
        assertThat(district.get("/api/v1/applications", vendor).code()).isEqualTo("forbidden");
        assertThat(district.get("/api/v1/applications", "nonsense").code()).isEqualTo("admin_unauthenticated");
    }

    @Test
    @Tag("N12")
    @Tag("S12")
    @Tag("S15")
    @Tag("S32")
    void a_vendors_scores_and_refusals_are_seen_by_everyone_concerned() {
        var connection = district.connection(partner(), List.of("roster-sync", "grade-book-sync"));
        var token = district.accessToken(connection);
        var gradebook = connection.body().path("baseUrls").path("gradebook").asString();
        var classId = classUnderWay(token);
        var student = district.read("classes/" + classId + "/students", token)
                .getFirst()
                .path("sourcedId")
                .asString();

        expect(201, district.put(gradebook + "/lineItems/li-it", token, lineItem(classId, 0)));
        var result = Map.of(
                "result",
                Map.of(
                        "lineItem", Map.of("sourcedId", "li-it"),
                        "student", Map.of("sourcedId", student),
                        "scoreStatus", "fully graded",
                        "score", 9.5,
                        "scoreDate", LocalDate.now(ZoneOffset.UTC).toString()));
        expect(201, district.put(gradebook + "/results/r-it", token, result));
        expect(422, district.put(gradebook + "/lineItems/li-late", token, lineItem(classId, 2000)));

        var cell = expect(200, district.get("/api/v1/classes/" + classId + "/grade-book"))
                .body()
                .path("cells")
                .path(0);
        assertThat(cell.path("score").asString()).isEqualTo("9.5");
        assertThat(cell.path("source").path("connectionId").asString()).isEqualTo(connection.text("id"));
        assertThat(district.get("/api/v1/students/" + student + "/grades")
                        .response()
                        .body())
                .contains("\"resultId\":\"r-it\"");

        within5Seconds(() -> {
            var refusals = district.get("/api/v1/refusals?code=date_outside_term&connection=" + connection.text("id"));
            assertThat(refusals.body().path("total").asInt()).isEqualTo(1);
            assertThat(refusals.body().path("items").path(0).path("fingerprint").asString())
                    .hasSize(64);
        });
        var entries = district.get("/api/v1/ledger/entries?stream=line-item:li-it");
        assertThat(entries.response().body())
                .contains("gradebook.line-item-assigned", "gradebook.score-recorded", connection.text("id"));
        var named = expect(200, district.get("/api/v1/ledger/entries?name=gradebook.score-recorded"));
        assertThat(named.body().path("total").asInt()).isOne();
        within5Seconds(() -> {
            var syncs = district.get("/api/v1/syncs?connection=" + connection.text("id"));
            assertThat(syncs.body().path("total").asInt()).isEqualTo(1);
            var run = syncs.body().path("items").path(0);
            assertThat(run.path("pages").asInt()).isEqualTo(3);
            assertThat(run.path("records").path("classes").asInt()).isEqualTo(8);
        });
    }

    @Test
    void addresses_in_answers_follow_the_configuration_and_no_header() {
        var token = district.accessToken(district.connection(partner(), List.of("roster-sync")));

        var page = district.get(ROUTES.getFirst(), token, "X-Forwarded-Host", "elsewhere.example.org");

        assertThat(page.response().headers().firstValue("Link").orElseThrow()).startsWith("<http://localhost:");
        assertThat(page.response().body()).doesNotContain("elsewhere");
    }

    private static Map<String, Object> lineItem(String classId, int daysFromNow) {
        var due = LocalDate.now(ZoneOffset.UTC).plusDays(daysFromNow) + "T00:00:00.000Z";
        return Map.of(
                "lineItem",
                Map.of(
                        "title",
                        "Integration",
                        "assignDate",
                        LocalDate.now(ZoneOffset.UTC) + "T00:00:00.000Z",
                        "dueDate",
                        due,
                        "class",
                        Map.of("sourcedId", classId),
                        "resultValueMin",
                        0,
                        "resultValueMax",
                        10));
    }

    /** A class of a term that is under way. */
    private static String classUnderWay(String token) {
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        var underWay = district.read("terms", token).stream()
                .filter(term -> term.path("startDate").asString().compareTo(today) <= 0
                        && term.path("endDate").asString().compareTo(today) > 0)
                .map(term -> term.path("sourcedId").asString())
                .toList();
        return district.read("classes", token).stream()
                .filter(taught -> taught.path("terms")
                        .valueStream()
                        .anyMatch(
                                term -> underWay.contains(term.path("sourcedId").asString())))
                .findFirst()
                .orElseThrow()
                .path("sourcedId")
                .asString();
    }

    private static Answer connect(String application, Object schools, String function) {
        return district.post(
                "/api/v1/applications/" + application + "/connections",
                Map.of(
                        "kind",
                        "oneroster-1.2",
                        "purpose",
                        "integration",
                        "schools",
                        schools,
                        "functions",
                        List.of(function)));
    }

    /** An application of the partner that offers grade book sync, under a name of its own. */
    private static String partner() {
        return district.application(Map.of("name", "Partner " + names++, "partner", "northwind-learning"));
    }

    private static String stranger() {
        return district.application(Map.of("name", "Zyx Unheard " + names++));
    }

    private static String path(Answer connection) {
        return "/api/v1/connections/" + connection.text("id");
    }

    private static JsonNode tile(String application) {
        return district.get("/api/v1/applications/" + application).body();
    }

    private static Set<String> enabled(String application) {
        return lozenges(application, "enabled");
    }

    private static Set<String> available(String application) {
        return lozenges(application, "available");
    }

    private static Set<String> lozenges(String application, String state) {
        return tile(application)
                .path("lozenges")
                .valueStream()
                .filter(lozenge -> lozenge.path(state).asBoolean())
                .map(lozenge -> lozenge.path("function").asString())
                .collect(Collectors.toSet());
    }

    private static void within5Seconds(Runnable facts) {
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(facts::run);
    }
}
