package org.rollbook.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.rest.DistrictStub.connection;
import static org.rollbook.rest.DistrictStub.enabled;
import static org.rollbook.rest.DistrictStub.renewed;
import static org.rollbook.rest.DistrictStub.strict;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.Function;
import org.rollbook.rest.DistrictStub;
import org.rollbook.rest.EdgeUnderTest;
import org.rollbook.rest.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@SpringBootTest(classes = EdgeUnderTest.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient
class TokenEndpointTest {
    private static final String V12 = "https://purl.imsglobal.org/spec/or/v1p2/scope/";
    private static final String V11 = "https://purl.imsglobal.org/spec/or/v1p1/scope/";
    private static final String GRANT = "grant_type=client_credentials";

    @Autowired
    WebTestClient web;

    @Autowired
    DistrictStub district;

    @Autowired
    TestClock clock;

    @BeforeEach
    void connect() {
        district.connect(connection("client", "s3cret"));
        clock.pass(Duration.ofMinutes(5)); // wrong secrets of other tests are forgotten
    }

    @Test
    @Tag("A-019")
    @Tag("A-021")
    @Tag("A-022")
    @Tag("S27")
    void basic_credentials_get_a_token() {
        basic("client", "s3cret", GRANT + "&scope=" + encoded(V12 + "roster.readonly"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .valueEquals("Pragma", "no-cache")
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .jsonPath("$.access_token")
                .isNotEmpty()
                .jsonPath("$.token_type")
                .isEqualTo("Bearer")
                .jsonPath("$.expires_in")
                .isEqualTo(3600)
                .jsonPath("$.scope")
                .isEqualTo(V12 + "roster.readonly");
    }

    @Test
    @Tag("A-020")
    void credentials_in_the_body_get_a_token() {
        form(GRANT + "&client_id=client&client_secret=s3cret").expectStatus().isOk();
    }

    @Test
    void without_scope_everything_of_the_connection_is_granted() {
        assertThat(scope(form(GRANT + "&client_id=client&client_secret=s3cret")).split(" "))
                .containsExactlyInAnyOrder(
                        V12 + "roster.readonly",
                        V12 + "roster-core.readonly",
                        V12 + "roster-demographics.readonly",
                        V12 + "resource.readonly",
                        V12 + "resource-core.readonly",
                        V12 + "gradebook.readonly",
                        V12 + "gradebook-core.readonly",
                        V12 + "gradebook.createput",
                        V12 + "gradebook.createpost",
                        V12 + "gradebook.delete",
                        V12 + "assessment.readonly",
                        V12 + "assessment.createput",
                        V12 + "assessment.delete");
    }

    @Test
    @Tag("A-043")
    void a_connection_of_1_1_gets_scopes_of_1_1() {
        district.connect(connection(
                "old", "s3cret", ConnectionKind.ONEROSTER_1_1, ConnectionKind.ONEROSTER_1_1.carries(), false));

        assertThat(scope(form(GRANT + "&client_id=old&client_secret=s3cret")).split(" "))
                .contains(V11 + "roster.readonly", V11 + "gradebook.createput")
                .allMatch(scope -> scope.startsWith(V11))
                .doesNotContain(V11 + "roster-demographics.readonly");
    }

    @Test
    @Tag("S20")
    @Tag("S21")
    void a_function_that_is_not_enabled_gives_no_scopes() {
        district.connect(
                connection("roster", "s3cret", ConnectionKind.ONEROSTER_1_2, Set.of(Function.ROSTER_SYNC), true));

        error(
                form(GRANT + "&client_id=roster&client_secret=s3cret&scope=" + encoded(V12 + "gradebook.readonly")),
                400,
                "invalid_scope");
    }

    @Test
    @Tag("A-026")
    void scopes_none_of_which_is_known_are_refused() {
        error(form(GRANT + "&client_id=client&client_secret=s3cret&scope=all"), 400, "invalid_scope");
    }

    @Test
    @Tag("A-027")
    void of_several_scopes_exactly_the_permitted_ones_are_granted() {
        var asked = V12 + "roster.readonly " + V12 + "attendance.readonly " + V12 + "gradebook.delete";

        assertThat(scope(form(GRANT + "&client_id=client&client_secret=s3cret&scope=" + encoded(asked))))
                .isEqualTo(V12 + "roster.readonly " + V12 + "gradebook.delete");
    }

    @Test
    @Tag("A-028")
    void a_scope_with_http_is_granted_under_its_https_name() {
        var asked = V12.replace("https:", "http:") + "roster.readonly";

        assertThat(scope(form(GRANT + "&client_id=client&client_secret=s3cret&scope=" + encoded(asked))))
                .isEqualTo(V12 + "roster.readonly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "+", ",", "%2B", "%2C%20"})
    void scopes_are_separated_in_several_ways(String separator) {
        var asked = encoded(V12 + "roster.readonly") + separator + encoded(V12 + "resource.readonly");

        assertThat(scope(form(GRANT + "&client_id=client&client_secret=s3cret&scope=" + asked)))
                .isEqualTo(V12 + "roster.readonly " + V12 + "resource.readonly");
    }

    @Test
    @Tag("A-023")
    void a_wrong_secret_is_refused() {
        var answer = basic("client", "wrong", GRANT);

        answer.expectHeader()
                .valueEquals("WWW-Authenticate", "Basic realm=\"oneroster\"")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store");
        error(answer, 401, "invalid_client");
    }

    @Test
    void an_unknown_client_is_refused_like_a_wrong_secret() {
        var known = error(basic("client", "wrong", GRANT), 401, "invalid_client");
        var unknown = error(basic("stranger", "wrong", GRANT), 401, "invalid_client");

        assertThat(unknown).isEqualTo(known);
    }

    @Test
    @Tag("A-044")
    void a_disabled_connection_gets_no_token() {
        district.connect(enabled(connection("off", "s3cret"), false));

        error(basic("off", "s3cret", GRANT), 401, "invalid_client");
    }

    @Test
    @Tag("A-024")
    void another_grant_type_is_not_supported() {
        error(basic("client", "s3cret", "grant_type=password"), 400, "unsupported_grant_type");
    }

    @Test
    @Tag("A-025")
    void a_request_without_grant_type_is_invalid() {
        error(basic("client", "s3cret", ""), 400, "invalid_request");
        error(basic("client", "s3cret", "grant_type="), 400, "invalid_request");
    }

    @Test
    void a_repeated_parameter_is_invalid() {
        error(basic("client", "s3cret", GRANT + "&scope=a&scope=b"), 400, "invalid_request");
    }

    @Test
    void a_body_that_is_not_form_encoded_is_invalid() {
        error(basic("client", "s3cret", GRANT + "&scope=%zz"), 400, "invalid_request");
    }

    @Test
    void parameters_in_the_query_are_refused() {
        error(
                web.post()
                        .uri("/oauth2/token?grant_type=client_credentials&client_id=client&client_secret=s3cret")
                        .exchange(),
                400,
                "invalid_request");
    }

    @Test
    void credentials_in_header_and_body_must_agree() {
        basic("client", "s3cret", GRANT + "&client_id=client&client_secret=s3cret")
                .expectStatus()
                .isOk();
        error(basic("client", "s3cret", GRANT + "&client_id=other"), 400, "invalid_request");
        error(basic("client", "s3cret", GRANT + "&client_secret=other"), 400, "invalid_request");
    }

    @Test
    void two_authorization_headers_are_invalid() {
        error(
                web.post()
                        .uri("/oauth2/token")
                        .header("Authorization", header("client", "s3cret"), header("client", "s3cret"))
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .bodyValue(GRANT)
                        .exchange(),
                400,
                "invalid_request");
    }

    @Test
    void basic_is_read_form_encoded_and_plain() {
        district.connect(connection("client:1", "100%+1"));

        basic("client%3A1", "100%25%2B1", GRANT).expectStatus().isOk();

        district.connect(connection("client-2", "100%+1"));
        basic("client-2", "100%+1", GRANT).expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic !!!", "Basic bm9jb2xvbg==", "Bearer abc", "Basic ", "Basic AAA6AAA="})
    void a_header_that_holds_no_credentials_is_refused(String header) {
        error(
                web.post()
                        .uri("/oauth2/token")
                        .header("Authorization", header)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .bodyValue(GRANT)
                        .exchange(),
                401,
                "invalid_client");
    }

    @Test
    void a_request_without_credentials_is_refused() {
        error(form(GRANT), 401, "invalid_client");
    }

    @Test
    void a_json_body_is_accepted_of_lenient_connections_only() {
        var body = Map.of("grant_type", "client_credentials", "client_id", "client", "client_secret", "s3cret");
        json(body).expectStatus().isOk();

        district.connect(strict(connection("strict", "s3cret")));
        error(
                json(Map.of("grant_type", "client_credentials", "client_id", "strict", "client_secret", "s3cret")),
                400,
                "invalid_request");
    }

    @Test
    void another_kind_of_body_is_invalid() {
        error(
                web.post()
                        .uri("/oauth2/token")
                        .contentType(MediaType.TEXT_PLAIN)
                        .bodyValue(GRANT)
                        .exchange(),
                400,
                "invalid_request");
        error(
                web.post()
                        .uri("/oauth2/token")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("[1")
                        .exchange(),
                400,
                "invalid_request");
    }

    @Test
    void a_body_beyond_the_limit_is_refused() {
        error(form(GRANT + "&scope=" + "x".repeat(20_000)), 413, "invalid_request");
    }

    @Test
    void reading_is_not_offered() {
        web.get()
                .uri("/oauth2/token")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals("Allow", "POST");
    }

    @Test
    void a_learning_tool_gets_no_token_by_secret() {
        district.connect(connection("tool", "s3cret", ConnectionKind.LTI_1_3, Set.of(Function.LEARNING_TOOL), false));

        error(basic("tool", "s3cret", GRANT), 400, "unauthorized_client");
    }

    @Test
    void guessing_ends_soon_and_starts_anew_after_a_while() {
        district.connect(connection("guessed", "s3cret"));
        for (int i = 0; i < 20; i++) {
            error(basic("guessed", "wrong" + i, GRANT), 401, "invalid_client");
        }

        var locked = basic("guessed", "s3cret", GRANT);
        locked.expectHeader()
                .value(
                        "Retry-After",
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 61));
        error(locked, 429, "invalid_client");
        basic("client", "s3cret", GRANT).expectStatus().isOk();

        clock.pass(Duration.ofSeconds(62));
        basic("guessed", "s3cret", GRANT).expectStatus().isOk();
    }

    @Test
    @Tag("A-046")
    @Tag("N19")
    void both_secrets_work_until_the_old_one_lapses() {
        var until = clock.instant().plusSeconds(60);
        district.connect(renewed(connection("two", "old"), "new", until));

        basic("two", "old", GRANT).expectStatus().isOk();
        basic("two", "new", GRANT).expectStatus().isOk();

        clock.pass(Duration.ofSeconds(60));
        error(basic("two", "old", GRANT), 401, "invalid_client");
        basic("two", "new", GRANT).expectStatus().isOk();
    }

    private ResponseSpec form(String body) {
        return web.post()
                .uri("/oauth2/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec json(Map<String, String> body) {
        return web.post()
                .uri("/oauth2/token")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec basic(String id, String secret, String body) {
        return web.post()
                .uri("/oauth2/token")
                .header("Authorization", header(id, secret))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(body)
                .exchange();
    }

    /** @return the body */
    private static String error(ResponseSpec answer, int status, String error) {
        var body = answer.expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(body).contains("\"error\":\"" + error + "\"").contains("error_description");
        return body;
    }

    private static String scope(ResponseSpec answer) {
        var body = answer.expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return (String) body.get("scope");
    }

    private static String header(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
