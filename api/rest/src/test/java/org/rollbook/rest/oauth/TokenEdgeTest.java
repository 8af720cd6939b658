package org.rollbook.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.rest.DistrictStub.connection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.rollbook.rest.DistrictStub;
import org.rollbook.rest.EdgeUnderTest;
import org.rollbook.rest.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What tests of the token endpoint share: a client of OneRoster 1.2, and the ways in which it asks. */
@SpringBootTest(classes = EdgeUnderTest.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient
abstract class TokenEdgeTest {
    static final String V12 = "https://purl.imsglobal.org/spec/or/v1p2/scope/";
    static final String GRANT = "grant_type=client_credentials";

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

    ResponseSpec form(String body) {
        return web.post()
                .uri("/oauth2/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(body)
                .exchange();
    }

    ResponseSpec basic(String id, String secret, String body) {
        return web.post()
                .uri("/oauth2/token")
                .header("Authorization", header(id, secret))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(body)
                .exchange();
    }

    /** @return the body */
    static String error(ResponseSpec answer, int status, String error) {
        var body = answer.expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(body).contains("\"error\":\"" + error + "\"").contains("error_description");
        return body;
    }

    static String header(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
