package org.rollbook.rest.oauth;

import static org.rollbook.rest.DistrictStub.connection;
import static org.rollbook.rest.DistrictStub.strict;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What a request for a token has to look like. */
class TokenRequestTest extends TokenEdgeTest {
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

    private ResponseSpec json(Map<String, String> body) {
        return web.post()
                .uri("/oauth2/token")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
