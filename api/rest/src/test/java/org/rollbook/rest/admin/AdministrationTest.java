package org.rollbook.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.rest.DistrictStub.connection;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollbook.messages.Listing;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.Warning;
import org.rollbook.messages.audit.FindRefusals;
import org.rollbook.messages.connection.AddApplication;
import org.rollbook.messages.connection.ApplicationView;
import org.rollbook.messages.connection.ChangeScope;
import org.rollbook.messages.connection.ChangeSettings;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.DisableConnection;
import org.rollbook.messages.connection.EnableFunction;
import org.rollbook.messages.connection.FindApplications;
import org.rollbook.messages.connection.FindSyncs;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.GetApplication;
import org.rollbook.messages.connection.GetConnectionById;
import org.rollbook.messages.connection.GetSettings;
import org.rollbook.messages.connection.OpenConnection;
import org.rollbook.messages.connection.RenewSecret;
import org.rollbook.messages.connection.Settings;
import org.rollbook.messages.connection.SyncView;
import org.rollbook.messages.roster.RequestImport;
import org.rollbook.messages.roster.Uploads;
import org.rollbook.rest.DistrictStub;
import org.rollbook.rest.EdgeUnderTest;
import org.rollbook.rest.TestClock;
import org.rollbook.rest.oauth.Secrets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@SpringBootTest(classes = EdgeUnderTest.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient
class AdministrationTest {
    private static final String BEARER = "Bearer " + EdgeUnderTest.ADMIN;

    @Autowired
    WebTestClient web;

    @Autowired
    DistrictStub district;

    @Autowired
    Uploads uploads;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    @BeforeEach
    void begin() {
        district.sent.clear();
        district.callers.clear();
        district.decide(command -> Outcome.changed());
        var connection = district.connect(connection("client", "s3cret"));
        district.answer(GetConnectionById.class, q -> connection);
        district.answer(GetSettings.class, q -> Settings.initial());
    }

    @Test
    void nobody_comes_in_without_a_token() {
        var answer = web.get().uri("/api/v1/applications").exchange();

        answer.expectHeader().valueEquals("WWW-Authenticate", "Bearer realm=\"rollbook\"");
        problem(answer, 401, "admin_unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Basic abc", "Bearer", "Bearer test-administrator-and-more"})
    void nobody_comes_in_with_another_token(String header) {
        problem(
                web.get()
                        .uri("/api/v1/applications")
                        .header("Authorization", header)
                        .exchange(),
                401,
                "admin_unauthenticated");
    }

    @Test
    void guessing_the_administrators_token_ends_soon_and_shuts_out_nobody_who_has_it() {
        for (int i = 0; i < 40; i++) {
            web.get()
                    .uri("/api/v1/partners")
                    .header("Authorization", "Bearer guess-" + i)
                    .exchange();
        }

        var answer = web.get()
                .uri("/api/v1/partners")
                .header("Authorization", "Bearer guess")
                .exchange();
        answer.expectHeader()
                .value(
                        "Retry-After",
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 61));
        problem(answer, 429, "rate_limited");
        get("/api/v1/partners").expectStatus().isOk();
        clock.pass(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%61pi/v1/partners", "/api;a=b/v1/partners", "/api/v1/partners/", "/api", "/api/nothing"})
    void no_spelling_of_a_path_goes_around_the_guard(String path) {
        var status = web.get()
                .uri(URI.create("http://localhost:" + port + path))
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();

        assertThat(status).isIn(401, 404);
    }

    @Test
    void a_vendors_token_is_forbidden() {
        var body = web.post()
                .uri("/oauth2/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("grant_type=client_credentials&client_id=client&client_secret=s3cret")
                .exchange()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();

        problem(
                web.get()
                        .uri("/api/v1/applications")
                        .header("Authorization", "Bearer " + body.get("access_token"))
                        .exchange(),
                403,
                "forbidden");
    }

    @Test
    void the_catalogue_is_shown() {
        get("/api/v1/partners")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(1)
                .jsonPath("$.items[0].functions")
                .isEqualTo(List.of("roster-sync", "learning-tool"));
    }

    @Test
    @Tag("S40")
    void an_application_is_added_as_a_command_of_the_administrator() {
        district.decide(command -> Outcome.created().with(List.of(new Warning("matched_by_name", "It matches."))));

        var body = post("/api/v1/applications", Map.of("name", "Partner One, Inc."))
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();

        assertThat(body.get("id").toString()).matches("app-[0-9a-f]{32}");
        assertThat(body.get("warnings").toString()).contains("matched_by_name");
        assertThat(district.sent)
                .containsExactly(new AddApplication(body.get("id").toString(), "Partner One, Inc.", null));
        assertThat(district.callers.getFirst().user()).isEqualTo("administrator");
    }

    @Test
    void a_refused_command_is_told_as_a_problem() {
        district.decide(command -> {
            throw new Refused(RefusalCode.NAME_TAKEN);
        });

        problem(post("/api/v1/applications", Map.of("name", "Again")), 422, "name_taken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name is missing",
                "{\"name\":7}|name is not a text",
                "{\"name\":\" \"}|name is not a text of 1",
                "{\"name\":\"a\\u0000b\"}|printable",
                "{\"name\":\"a\",\"nmae\":1}|There is no property nmae",
                "[]|not a JSON object"
            })
    void a_body_that_says_something_else_is_refused_by_property(String body, String sentence) {
        assertThat(problem(raw("/api/v1/applications", body), 422, "invalid_body"))
                .contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"name\":", "", "nonsense"})
    void a_body_that_is_no_json_is_a_bad_request(String body) {
        problem(raw("/api/v1/applications", body), 400, "invalid_request");
    }

    @Test
    void a_body_of_another_type_or_size_is_refused() {
        problem(
                web.post()
                        .uri("/api/v1/applications")
                        .header("Authorization", BEARER)
                        .contentType(MediaType.TEXT_PLAIN)
                        .bodyValue("name")
                        .exchange(),
                415,
                "not_json");
        problem(raw("/api/v1/applications", "{\"name\":\"" + "x".repeat(1_500_000) + "\"}"), 413, "body_too_large");
    }

    @Test
    @Tag("S31")
    @Tag("S36")
    void a_connection_comes_with_what_the_vendor_needs() {
        var body = post(
                        "/api/v1/applications/app-1/connections",
                        Map.of(
                                "kind",
                                "oneroster-1.2",
                                "purpose",
                                "rosters",
                                "schools",
                                List.of("s1"),
                                "functions",
                                List.of("roster-sync"),
                                "demographics",
                                true,
                                "profile",
                                "strict"))
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();

        var command = (OpenConnection) district.sent.getFirst();
        assertThat(command.connectionId()).isEqualTo(body.get("id")).asString().matches("con-[0-9a-f]{32}");
        assertThat(command.secretSha256())
                .isEqualTo(Secrets.sha256(body.get("clientSecret").toString()));
        assertThat(body.get("clientSecret").toString()).hasSize(43);
        assertThat(command.schools()).containsExactly("s1");
        assertThat(command.functions()).containsExactly(Function.ROSTER_SYNC);
        assertThat(command.kind()).isEqualTo(ConnectionKind.ONEROSTER_1_2);
        assertThat(command.demographics()).isTrue();
        assertThat(body.get("tokenUrl")).isEqualTo("https://roster.example.org/oauth2/token");
        assertThat(body.get("baseUrls").toString())
                .contains("rostering=https://roster.example.org/ims/oneroster/rostering/v1p2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind|\"oneroster-2\"|kind is none of: oneroster-1.2",
                "schools|\"some\"|schools is neither",
                "schools|[]|schools is neither",
                "functions|[\"everything\"]|functions is none of",
                "functions|\"roster-sync\"|functions is not an array",
                "demographics|\"yes\"|demographics is neither",
                "profile|\"relaxed\"|profile is none of"
            })
    void a_connection_with_a_wrong_property_is_refused(String property, String value, String sentence) {
        var body =
                "{\"purpose\":\"p\",\"kind\":\"oneroster-1.1\",\"schools\":\"all\",\"" + property + "\":" + value + "}";

        assertThat(problem(raw("/api/v1/applications/app-1/connections", body), 422, "invalid_body"))
                .contains(sentence);
    }

    @Test
    @Tag("S18")
    void tiles_show_what_is_available_and_what_is_enabled() {
        var tile = new ApplicationView(
                "app-1",
                "Partner One",
                "partner-1",
                false,
                Set.of(Function.ROSTER_SYNC, Function.LEARNING_TOOL),
                List.of(connection("c", "s", ConnectionKind.LTI_1_3, Set.of(Function.LEARNING_TOOL), false)));
        district.answer(FindApplications.class, q -> new Listing<>(List.of(tile), 1, null));
        district.answer(GetSettings.class, q -> Settings.initial());

        get("/api/v1/applications")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].supported")
                .isEqualTo(true)
                .jsonPath("$.items[0].lozenges[?(@.function=='roster-sync')].available")
                .isEqualTo(true)
                .jsonPath("$.items[0].lozenges[?(@.function=='roster-sync')].enabled")
                .isEqualTo(false)
                .jsonPath("$.items[0].lozenges[?(@.function=='learning-tool')].enabled")
                .isEqualTo(true)
                .jsonPath("$.items[0].lozenges[?(@.function=='grade-book-sync')].available")
                .isEqualTo(false)
                .jsonPath("$.items[0].connections[0].secretSha256")
                .doesNotExist();
    }

    @Test
    void functions_scope_and_use_of_a_connection_change_by_commands() {
        post("/api/v1/connections/con-client/functions/grade-book-sync/enable", Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo("con-client");
        post("/api/v1/connections/con-client/disable", Map.of()).expectStatus().isOk();
        put("/api/v1/connections/con-client/scope", Map.of("schools", "all", "demographics", false))
                .expectStatus()
                .isOk();

        assertThat(district.sent)
                .containsExactly(
                        new EnableFunction("con-client", Function.GRADE_BOOK_SYNC),
                        new DisableConnection("con-client"),
                        new ChangeScope("con-client", null, false));
        problem(post("/api/v1/connections/con-client/functions/flying/enable", Map.of()), 422, "invalid_body");
    }

    @Test
    @Tag("N19")
    void a_renewed_secret_is_shown_once_and_its_hash_sent() {
        var body = web.post()
                .uri("/api/v1/connections/con-client/renew-secret")
                .header("Authorization", BEARER)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();

        var command = (RenewSecret) district.sent.getFirst();
        assertThat(command.secretSha256())
                .isEqualTo(Secrets.sha256(body.get("clientSecret").toString()));
        problem(post("/api/v1/connections/con-client/renew-secret", Map.of("overlapSeconds", -1)), 422, "invalid_body");
    }

    @Test
    @Tag("S42")
    @Tag("S43")
    void settings_identify_the_installation_and_change_one_by_one() {
        get("/api/v1/settings")
                .expectBody()
                .jsonPath("$.instanceId")
                .isEqualTo("instance-1")
                .jsonPath("$.addresses.oneRoster12.rostering")
                .isEqualTo("https://roster.example.org/ims/oneroster/rostering/v1p2")
                .jsonPath("$.titleLimit")
                .isEqualTo(50);

        put("/api/v1/settings", Map.of("secondaryEmailForOneRoster11", true))
                .expectStatus()
                .isOk();

        assertThat(district.sent)
                .containsExactly(new ChangeSettings("district", new Settings(true, true, 50, Set.of(), false)));
        problem(put("/api/v1/settings", Map.of("titleLimit", "long")), 422, "invalid_body");
    }

    @Test
    void a_package_is_stored_hashed_and_requested() throws Exception {
        var bytes = "not really a zip".getBytes(StandardCharsets.UTF_8);

        var body = web.post()
                .uri("/api/v1/roster/imports?dryRun=true")
                .header("Authorization", BEARER)
                .contentType(MediaType.parseMediaType("application/zip"))
                .bodyValue(bytes)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();

        var id = body.get("id").toString();
        assertThat(district.sent)
                .containsExactly(new RequestImport(id, Secrets.sha256("not really a zip"), bytes.length, true, false));
        assertThat(Files.readAllBytes(uploads.file(id))).isEqualTo(bytes);
    }

    @Test
    void what_is_not_called_a_zip_is_refused() {
        problem(raw("/api/v1/roster/imports", "{}"), 415, "not_a_zip");
    }

    @Test
    void a_package_whose_import_is_refused_leaves_no_file() {
        district.decide(command -> {
            throw new Refused(RefusalCode.CONFLICT);
        });

        problem(
                web.post()
                        .uri("/api/v1/roster/imports")
                        .header("Authorization", BEARER)
                        .contentType(MediaType.parseMediaType("application/zip"))
                        .bodyValue(new byte[10])
                        .exchange(),
                409,
                "conflict");

        var id = ((RequestImport) district.sent.getFirst()).importId();
        assertThat(uploads.file(id)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=ten", "limit=-1", "all=maybe"})
    void a_list_is_asked_for_in_the_usual_way(String query) {
        problem(get("/api/v1/applications?" + query), 400, "invalid_query");
    }

    @Test
    @Tag("N12")
    void refusals_are_found_by_connection_and_code() {
        district.answer(FindRefusals.class, q -> {
            assertThat(q).isEqualTo(new FindRefusals("con-1", "date_outside_term", 5, "9-5"));
            return new Listing<>(List.of(), 0, null);
        });

        get("/api/v1/refusals?connection=con-1&code=date_outside_term&limit=5&after=9-5")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(0);
    }

    @Test
    @Tag("S35")
    void syncs_are_found_by_connection() {
        var begun = new SyncView("syn-1", "con-1", SyncView.RUNNING, Instant.EPOCH, Instant.EPOCH, 0, Map.of());
        var ended = new SyncView("syn-0", "con-1", "ended", Instant.EPOCH, Instant.EPOCH, 9, Map.of());
        district.answer(FindSyncs.class, q -> new Listing<>(List.of(begun, ended), 2, null));

        get("/api/v1/syncs?connection=con-1")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].pages")
                .isEqualTo(3)
                .jsonPath("$.items[0].records.users")
                .isEqualTo(300)
                .jsonPath("$.items[1].pages")
                .isEqualTo(9);
    }

    @Test
    void ledger_entries_show_their_payload_as_json() {
        get("/api/v1/ledger/entries?limit=1")
                .expectBody()
                .jsonPath("$.items[0].payload.a")
                .isEqualTo(1)
                .jsonPath("$.items[0].version")
                .isEqualTo(0)
                .jsonPath("$.next")
                .isEqualTo("7");
        get("/api/v1/ledger/entries?after=7&limit=1")
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
        problem(get("/api/v1/ledger/entries?after=x"), 400, "invalid_query");
    }

    @Test
    void what_does_not_exist_has_its_code() {
        district.answer(GetApplication.class, q -> {
            throw new Refused(RefusalCode.APPLICATION_UNKNOWN, q.applicationId());
        });

        problem(get("/api/v1/applications/app-9"), 404, "application_unknown");
        problem(get("/api/v1/nothing"), 404, "unknown_path");
        problem(
                web.delete()
                        .uri("/api/v1/applications")
                        .header("Authorization", BEARER)
                        .exchange(),
                405,
                "method_not_offered");
    }

    @Test
    void a_failure_of_ours_tells_no_details() {
        assertThat(problem(web.get().uri("/broken").exchange(), 500, "internal"))
                .doesNotContain("secret detail");
    }

    @Test
    void answers_carry_a_request_id_and_safe_headers() {
        web.get()
                .uri("/broken")
                .header("X-Request-Id", "from-the-client.1")
                .exchange()
                .expectHeader()
                .valueEquals("X-Request-Id", "from-the-client.1")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.requestId")
                .isEqualTo("from-the-client.1");
        web.get()
                .uri("/broken")
                .header("X-Request-Id", "<script>")
                .exchange()
                .expectHeader()
                .valueMatches("X-Request-Id", "[0-9a-f-]{36}");
    }

    private ResponseSpec get(String path) {
        return web.get().uri(path).header("Authorization", BEARER).exchange();
    }

    private ResponseSpec post(String path, Object body) {
        return web.post()
                .uri(path)
                .header("Authorization", BEARER)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec put(String path, Object body) {
        return web.put()
                .uri(path)
                .header("Authorization", BEARER)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec raw(String path, String body) {
        return web.post()
                .uri(path)
                .header("Authorization", BEARER)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** @return the body */
    private static String problem(ResponseSpec answer, int status, String code) {
        var body = answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(body).contains("\"status\":" + status, "\"code\":\"" + code + "\"");
        assertThat(body).containsPattern("\"hint\":\"[^\"]+").containsPattern("\"detail\":\"[^\"]+");
        return body;
    }
}
