package org.rollbook.rest.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.Function;
import org.rollbook.rest.DistrictStub;
import org.springframework.http.HttpMethod;

class RoutesTest extends EdgeTest {
    @Test
    @Tag("A-001")
    @Tag("A-002")
    @Tag("A-003")
    void every_path_of_both_versions_answers() {
        assertThat(Routes.ALL.all()).hasSize(41 + 15 + 4 + 3 + 5 + 56);
        for (var operation : Routes.ALL.all()) {
            get(path(operation)).expectStatus().isEqualTo(operation.offers(HttpMethod.GET) ? 200 : 405);
        }
    }

    private static String path(Operation operation) {
        var path = new StringBuilder(operation.service().base());
        var words = operation.words();
        for (int i = 0; i < words.size(); i++) {
            path.append('/').append(words.get(i));
            path.append(i < words.size() - 1 || operation.single() ? "/id-" + i : "");
        }
        return path.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ims/oneroster",
                "/ims/oneroster/rostering/v1p2",
                "/ims/oneroster/rostering/v1p2/Users",
                "/ims/oneroster/rostering/v1p2/users//x",
                "/ims/oneroster/rostering/v1p2//users",
                "/ims/oneroster/rostering/v1p2/users/%C3%28",
                "/ims/oneroster/rostering/v1p2/users/x%00",
                "/ims/oneroster/rostering/v1p2/students/x/results",
                "/ims/oneroster/rostering/v1p2/lineItems",
                "/ims/oneroster/gradebook/v1p2/users",
                "/ims/oneroster/v1p1/scoreScales",
                "/ims/oneroster/v1p1/users/x/resources",
                "/ims/oneroster/rostering/v1p3/users"
            })
    @Tag("A-009")
    @Tag("A-015")
    @Tag("A-204")
    void other_paths_are_unknown_objects(String path) {
        var body = get(path).expectStatus().isNotFound().expectBody();
        if (path.contains("/v1p1")) {
            body.jsonPath("$.statusInfoSet[0].imsx_codeMinor").isEqualTo("unknown object");
        } else {
            body.jsonPath("$.imsx_CodeMinor.imsx_codeMinorField[0].imsx_codeMinorFieldValue")
                    .isEqualTo("unknownobject");
        }
    }

    @Test
    @Tag("A-010")
    void a_method_that_is_not_offered_is_refused_with_those_that_are() {
        var post = web.post().uri(V1P2 + "/users").exchange();
        post.expectStatus().isEqualTo(405).expectHeader().valueEquals("Allow", "GET, HEAD, OPTIONS");
        post.expectBody()
                .jsonPath("$.imsx_codeMajor")
                .isEqualTo("unsupported")
                .jsonPath("$.imsx_CodeMinor")
                .doesNotExist();
        web.patch()
                .uri(GRADEBOOK + "/results/x")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals("Allow", "GET, HEAD, OPTIONS, PUT, DELETE");
        web.method(HttpMethod.OPTIONS)
                .uri(GRADEBOOK + "/results/x")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals("Allow", "GET, HEAD, OPTIONS, PUT, DELETE");
        web.put()
                .uri("/ims/oneroster/resources/v1p2/resources/x")
                .exchange()
                .expectBody()
                .jsonPath("$.imsx_CodeMinor.imsx_codeMinorField[0].imsx_codeMinorFieldValue")
                .isEqualTo("unsupported");
    }

    @Test
    void an_answer_that_must_not_be_json_is_not_acceptable() {
        web.get()
                .uri(V1P2 + "/users")
                .header("Authorization", "Bearer lenient")
                .header("Accept", "text/html")
                .exchange()
                .expectStatus()
                .isEqualTo(406);
        web.get()
                .uri(V1P2 + "/users")
                .header("Authorization", "Bearer lenient")
                .header("Accept", "application/*;q=0.2, text/html")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void without_a_token_the_challenge_names_no_error_and_with_a_wrong_one_it_does() {
        web.get()
                .uri(V1P2 + "/users")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer realm=\"oneroster\"");
        as("nobody", V1P1 + "/users")
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Bearer realm=\"oneroster\", error=\"invalid_token\", .*")
                .expectBody()
                .jsonPath("$.statusInfoSet[0].imsx_codeMinor")
                .isEqualTo("unauthorized");
    }

    @Test
    void a_scope_that_is_missing_is_named() {
        String core = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly";
        tokens.allow(DistrictStub.connection("core", "s"), Set.of(core));

        as("core", V1P2 + "/users").expectStatus().isOk();
        as("core", V1P2 + "/users/u/classes")
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .valueMatches("WWW-Authenticate", ".*insufficient_scope.*v1p2/scope/roster.readonly\"")
                .expectBody()
                .jsonPath("$.imsx_description")
                .value(text -> assertThat((String) text).startsWith("[scope_missing] "));
        as("core", V1P1 + "/users").expectStatus().isForbidden();
        as("core", V1P2 + "/demographics").expectStatus().isForbidden();
    }

    @Test
    @Tag("S20")
    void a_function_that_is_off_and_a_connection_that_is_off_are_refused_by_name() {
        tokens.allow(DistrictStub.connection(
                "reader", "s", ConnectionKind.ONEROSTER_1_2, Set.of(Function.ROSTER_SYNC), false));
        tokens.allow(DistrictStub.enabled(DistrictStub.connection("off", "s"), false));

        expectRefusal("reader", GRADEBOOK + "/results", "[function_not_enabled] GRADE BOOK SYNC");
        expectRefusal("reader", V1P2 + "/demographics", "[function_not_enabled] Reading demographics");
        as("off", V1P2 + "/users")
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .value("WWW-Authenticate", value -> assertThat(value).contains("error=\"invalid_token\""))
                .expectBody()
                .jsonPath("$.imsx_description")
                .value(text -> assertThat((String) text).startsWith("[connection_disabled]"));
        as("reader", V1P2 + "/users").expectStatus().isOk();
    }

    private void expectRefusal(String client, String path, String beginning) {
        as(client, path)
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.imsx_description")
                .value(text -> assertThat((String) text).startsWith(beginning));
    }

    @Test
    @Tag("A-132")
    void raw_characters_in_a_filter_are_taken_like_encoded_ones() throws IOException {
        String answer = raw(V1P2 + "/users?filter=familyName>='A'+AND+email~'x{1}|^\"é'");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(asked.getFirst().filter().anyOf().getFirst().get(1).value()).isEqualTo("x{1}|^\"é");
    }

    @Test
    @Tag("A-161")
    void what_the_server_cannot_read_is_answered_like_everything_else() throws IOException {
        assertThat(raw(V1P1 + "/users?limit=%zz")).startsWith("HTTP/1.1 400").contains("statusInfoSet");
        assertThat(raw(V1P2 + "/users/%")).startsWith("HTTP/1.1 404").contains("unknownobject");
        assertThat(raw(V1P2 + "/users?x=" + "y".repeat(40_000)))
                .startsWith("HTTP/1.1 414")
                .contains("address_too_long");
    }

    @Test
    void nobody_can_send_the_header_that_carries_the_raw_target() throws IOException {
        String answer = raw(V1P2 + "/users/a", "rollbook-raw-target: " + V1P2 + "/users/b\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(askedOne.getFirst().id()).isEqualTo("a");
    }

    private String raw(String target) throws IOException {
        return raw(target, "");
    }

    private String raw(String target, String headers) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer lenient\r\n"
                    + headers + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @Tag("A-160")
    void a_failure_shows_nothing_of_the_inside() {
        district.answer(org.rollbook.messages.oneroster.GetObject.class, question -> {
            throw new IllegalStateException("a secret detail");
        });

        String body = get(V1P2 + "/users/x")
                .expectStatus()
                .isEqualTo(500)
                .returnResult(String.class)
                .getResponseBody()
                .blockFirst();
        assertThat(body).contains("internal_server_error").doesNotContain("secret", "Exception", "\tat ");
    }
}
