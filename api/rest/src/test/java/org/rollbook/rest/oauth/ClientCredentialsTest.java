package org.rollbook.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.rest.DistrictStub.connection;
import static org.rollbook.rest.DistrictStub.enabled;
import static org.rollbook.rest.DistrictStub.renewed;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.Function;
import org.springframework.http.MediaType;

/** Which clients get a token by their secret, and how they may send it. */
class ClientCredentialsTest extends TokenEdgeTest {
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
}
