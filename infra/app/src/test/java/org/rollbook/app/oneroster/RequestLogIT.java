package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.V1P1;
import static org.rollbook.app.oneroster.District.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Administrators see what their vendors do wrong. */
class RequestLogIT {
    private static District district;
    private static JsonNode connection;

    @BeforeAll
    static void open() throws Exception {
        district = District.open();
        connection = district.connection("oneroster-1.1", "\"all\"", "lenient");
    }

    /** The request with this id, as soon as it is in the log. */
    private static JsonNode logged(String requestId) throws Exception {
        var path = "/api/v1/requests?request=" + requestId;
        await(() -> district.admin(path).json().path("total").asInt() == 1);
        return district.admin(path).json().path("items").path(0);
    }

    @Test
    void a_wrong_signature_shows_its_base_string_to_the_administrator_alone() throws Exception {
        var wrong = new Signed(district, connection.path("clientId").asString(), "guess", "HMAC-SHA256");
        var answer = wrong.get(V1P1 + "/users", "limit=3");
        assertThat(answer.body()).doesNotContain("%26");

        var request = logged(answer.header("X-Request-Id"));
        assertThat(request.path("connection").asString())
                .isEqualTo(connection.path("id").asString());
        assertThat(request.path("method").asString()).isEqualTo("GET");
        assertThat(request.path("path").asString()).isEqualTo(V1P1 + "/users");
        assertThat(request.path("status").asInt()).isEqualTo(401);
        assertThat(request.path("code").asString()).isEqualTo("signature_wrong");
        assertThat(request.path("detail").asString())
                .startsWith("Base string: GET&" + Signed.encode(district.base + V1P1 + "/users") + "&limit%3D3%26oauth")
                .doesNotContain(connection.path("clientSecret").asString());
    }

    @Test
    void a_refused_read_is_there_without_its_query() throws Exception {
        var token = district.token(connection);
        var answer = district.get(token, V1P1 + "/users?filter=" + Signed.encode("nickname='Li'"));
        assertThat(answer.status()).isEqualTo(400);

        var request = logged(answer.header("X-Request-Id"));
        assertThat(request.path("code").asString()).isEqualTo("invalid_filter_field");
        assertThat(request.toString()).doesNotContain("Li'");
    }

    @Test
    void a_refused_token_is_there_with_its_connection() throws Exception {
        var answer = district.send(HttpRequest.newBuilder(district.base.resolve("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_secret=guess&client_id="
                        + connection.path("clientId").asString())));
        assertThat(answer.status()).isEqualTo(401);

        var request = logged(answer.header("X-Request-Id"));
        assertThat(request.path("code").asString()).isEqualTo("invalid_client");
        assertThat(request.path("connection").asString())
                .isEqualTo(connection.path("id").asString());
        assertThat(request.toString()).doesNotContain("guess");
    }

    @Test
    void the_metric_counts_requests_by_connection_and_outcome() throws Exception {
        var token = district.token(connection);
        var served = counted("SUCCESSFUL");
        var refused = counted("CLIENT_ERROR");
        district.get(token, V1P1 + "/users?limit=1");
        district.get(token, "/api/v1/rules");
        district.get(token, V1P1 + "/users/nobody");

        assertThat(counted("SUCCESSFUL")).isEqualTo(served + 2);
        assertThat(counted("CLIENT_ERROR")).isEqualTo(refused + 1);
        assertThat(district.context
                        .getBean(MeterRegistry.class)
                        .find("http.server.requests")
                        .meters())
                .isEmpty();
    }

    private static long counted(String outcome) {
        return district.context
                .getBean(MeterRegistry.class)
                .timer("rollbook.requests", "connection", connection.path("id").asString(), "outcome", outcome)
                .count();
    }

    @Test
    void the_list_has_the_form_of_the_other_lists() throws Exception {
        var token = district.token(connection);
        for (var i = 0; i < 3; i++) {
            logged(district.get(token, V1P1 + "/users/nobody-" + i).header("X-Request-Id"));
        }
        var path = "/api/v1/requests?code=unknown_object&limit=2&connection="
                + connection.path("id").asString();
        var first = district.admin(path).json();
        assertThat(first.path("items").size()).isEqualTo(2);
        assertThat(first.path("total").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(first.path("leftOut").asInt()).isZero();
        assertThat(first.path("items").path(0).path("path").asString()).endsWith("/nobody-2");
        var second =
                district.admin(path + "&after=" + first.path("next").asString()).json();
        assertThat(second.path("items").path(0).path("path").asString()).endsWith("/nobody-0");
        assertThat(district.admin("/api/v1/requests?after=x").status()).isEqualTo(400);
    }
}
