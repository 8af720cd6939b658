package org.rollbook.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.rest.DistrictStub.connection;

import org.junit.jupiter.api.BeforeEach;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.connection.GetConnectionById;
import org.rollbook.messages.connection.GetSettings;
import org.rollbook.messages.connection.Settings;
import org.rollbook.rest.DistrictStub;
import org.rollbook.rest.EdgeUnderTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodyUriSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What tests of the administration's edge share: one partner's connection, and requests of the administrator. */
@SpringBootTest(classes = EdgeUnderTest.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient
abstract class AdminEdgeTest {
    static final String BEARER = "Bearer " + EdgeUnderTest.ADMIN;

    @Autowired
    WebTestClient web;

    @Autowired
    DistrictStub district;

    @BeforeEach
    void begin() {
        district.sent.clear();
        district.callers.clear();
        district.decide(command -> Outcome.changed());
        var connection = district.connect(connection("client", "s3cret"));
        district.answer(GetConnectionById.class, q -> connection);
        district.answer(GetSettings.class, q -> Settings.initial());
    }

    ResponseSpec get(String path) {
        return web.get().uri(path).header("Authorization", BEARER).exchange();
    }

    ResponseSpec post(String path, Object body) {
        return send(web.post(), path, body);
    }

    ResponseSpec put(String path, Object body) {
        return send(web.put(), path, body);
    }

    private static ResponseSpec send(RequestBodyUriSpec request, String path, Object body) {
        return request.uri(path).header("Authorization", BEARER).bodyValue(body).exchange();
    }

    ResponseSpec raw(String path, String body) {
        return web.post()
                .uri(path)
                .header("Authorization", BEARER)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** @return the body */
    static String problem(ResponseSpec answer, int status, String code) {
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
