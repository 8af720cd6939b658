package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.ROSTERING;
import static org.rollbook.app.oneroster.District.V1P1;

import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** OAuth 1 against the assembled service. */
class OAuth1IT {
    private static final String FILTER = "filter=" + Signed.encode("givenName!='O Neil''s'") + "&limit=2";

    private static District district;
    private static JsonNode connection;

    @BeforeAll
    static void open() throws Exception {
        district = District.open();
        connection = district.connection("oneroster-1.1", "\"all\"", "lenient");
    }

    private static void refused(District.Answer answer, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("OAuth realm=\"oneroster\"");
        var status = answer.json().path("statusInfoSet").path(0);
        assertThat(status.path("imsx_codeMinor").asString()).isEqualTo("unauthorized");
        assertThat(status.path("imsx_description").asString()).startsWith("[" + code + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HMAC-SHA256", "HMAC-SHA1"})
    @Tag("A-047")
    @Tag("A-048")
    @Tag("A-049")
    @Tag("P2")
    void a_signed_request_is_answered(String algorithm) throws Exception {
        var answer = Signed.by(district, connection, algorithm).get(V1P1 + "/users", FILTER);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("users").size()).isEqualTo(2);
    }

    @Test
    @Tag("S27")
    void the_same_credentials_get_a_token_too() throws Exception {
        assertThat(district.get(district.token(connection), V1P1 + "/orgs").status())
                .isEqualTo(200);
    }

    @Test
    @Tag("A-050")
    void a_wrong_signature_is_refused() throws Exception {
        var wrong = new Signed(district, connection.path("clientId").asString(), "guess", "HMAC-SHA256");
        refused(wrong.get(V1P1 + "/users", ""), "signature_wrong");
        refused(new Signed(district, "nobody", "guess", "HMAC-SHA256").get(V1P1 + "/users", ""), "signature_wrong");
    }

    @Test
    @Tag("A-051")
    void an_old_request_is_refused() throws Exception {
        var answer = Signed.by(district, connection, "HMAC-SHA256")
                .get(V1P1 + "/users", "", System.currentTimeMillis() / 1000 - 700, "n");
        refused(answer, "timestamp_refused");
        assertThat(answer.body()).contains("timestamp");
    }

    @Test
    @Tag("A-052")
    void a_request_is_answered_once() throws Exception {
        var vendor = Signed.by(district, connection, "HMAC-SHA1");
        var now = System.currentTimeMillis() / 1000;
        var nonce = UUID.randomUUID().toString();
        assertThat(vendor.get(V1P1 + "/orgs", "", now, nonce).status()).isEqualTo(200);
        refused(vendor.get(V1P1 + "/orgs", "", now, nonce), "nonce_used");
    }

    @Test
    @Tag("A-055")
    @Tag("A-056")
    void signatures_are_for_1_1_alone() throws Exception {
        var vendor = Signed.by(district, connection, "HMAC-SHA256");
        assertThat(vendor.get(ROSTERING + "/users", "").status()).isEqualTo(401);

        var newer = district.connection("oneroster-1.2", "\"all\"", "lenient");
        refused(Signed.by(district, newer, "HMAC-SHA256").get(V1P1 + "/users", ""), "signature_wrong");
    }

    @Test
    void a_score_can_be_sent_signed() throws Exception {
        var vendor = Signed.by(district, connection, "HMAC-SHA256");
        var path = V1P1 + "/categories/signed";
        var answer = district.send(HttpRequest.newBuilder(district.base.resolve(path))
                .header(
                        "Authorization",
                        vendor.header(
                                "PUT",
                                path,
                                "",
                                System.currentTimeMillis() / 1000,
                                UUID.randomUUID().toString()))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"category\":{\"sourcedId\":\"signed\",\"title\":\"Signed\"}}")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @Test
    @Tag("N19")
    void a_renewed_secret_signs_and_so_does_the_one_before() throws Exception {
        var renewing = district.connection("oneroster-1.1", "\"all\"", "lenient");
        var path = "/api/v1/connections/" + renewing.path("id").asString() + "/renew-secret";
        var renewed = district.post(path, "{\"overlapSeconds\":3600}").json();

        assertThat(Signed.by(district, renewing, "HMAC-SHA256")
                        .get(V1P1 + "/orgs", "")
                        .status())
                .isEqualTo(200);
        assertThat(Signed.by(district, renewed, "HMAC-SHA256")
                        .get(V1P1 + "/orgs", "")
                        .status())
                .isEqualTo(200);

        district.post(path, "{\"overlapSeconds\":0}");
        refused(Signed.by(district, renewing, "HMAC-SHA256").get(V1P1 + "/orgs", ""), "signature_wrong");
        refused(Signed.by(district, renewed, "HMAC-SHA256").get(V1P1 + "/orgs", ""), "signature_wrong");
    }
}
