package org.rollbook.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollbook.rest.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;

/** Who comes in, and who does not. */
class AdminAuthenticationTest extends AdminEdgeTest {
    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

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
}
