package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.GRADEBOOK;
import static org.rollbook.app.oneroster.District.ROSTERING;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How connections prove themselves, against the assembled service. */
class ProofsIT {
    private static District district;
    private static RSAKey key;

    @BeforeAll
    static void open() throws Exception {
        district = District.open();
        key = new RSAKeyGenerator(2048).keyID("k").generate();
    }

    private static JsonNode connection() throws Exception {
        return district.connection("oneroster-1.2", "\"all\"", "lenient");
    }

    private static String path(JsonNode connection) {
        return "/api/v1/connections/" + connection.path("id").asString();
    }

    private static District.Answer assertion(JsonNode connection) throws Exception {
        var client = connection.path("clientId").asString();
        var claims = new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .audience(district.base + "/oauth2/token")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), claims);
        jwt.sign(new RSASSASigner(key));
        var form = "grant_type=client_credentials&client_assertion_type="
                + URLEncoder.encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", StandardCharsets.UTF_8)
                + "&client_assertion=" + jwt.serialize();
        return district.send(HttpRequest.newBuilder(district.base.resolve("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    @Test
    @Tag("P2")
    void a_client_with_keys_gets_tokens_by_assertion_until_the_keys_are_taken_away() throws Exception {
        var connection = connection();
        assertThat(assertion(connection).status()).isEqualTo(401);

        var set = district.putAsAdministrator(
                path(connection) + "/client-keys", new JWKSet(key.toPublicJWK()).toString(true));
        assertThat(set.status()).as(set.body()).isEqualTo(200);
        assertThat(set.json().path("clientKeys").path("keys").size()).isEqualTo(1);
        var token = assertion(connection).json().path("access_token").asString();
        assertThat(district.get(token, ROSTERING + "/orgs").status()).isEqualTo(200);

        var gone = district.deleteAsAdministrator(path(connection) + "/client-keys");
        assertThat(gone.status()).isEqualTo(200);
        assertThat(district.get(token, ROSTERING + "/orgs").status()).isEqualTo(401);
        assertThat(assertion(connection).json().path("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void keys_that_cannot_be_taken_are_refused() throws Exception {
        var path = path(connection()) + "/client-keys";
        for (String body : new String[] {
            "{}",
            "{\"url\":\"http://vendor.example/keys\"}",
            "{\"url\":\"https://169.254.169.254/keys\"}",
            "{\"url\":\"https://vendor.example/keys\",\"keys\":[{}]}",
            "{\"keys\":[]}",
            "{\"keys\":[{\"kty\":\"nothing\"}]}",
            new JWKSet(key).toString(false)
        }) {
            assertThat(district.putAsAdministrator(path, body).status())
                    .as(body)
                    .isEqualTo(422);
        }
    }

    @Test
    @Tag("R20")
    @Tag("A-057")
    void a_second_factor_is_demanded_in_the_grade_book_alone() throws Exception {
        var connection = connection();
        var token = district.token(connection);
        var demanded = district.post(path(connection) + "/vendor-header", "{}").json();
        var header = demanded.path("vendorKey").asString() + ":"
                + demanded.path("vendorSecret").asString();
        assertThat(district.admin(path(connection)).body())
                .contains("vendorKey")
                .doesNotContain("vendorSecret");

        assertThat(district.get(token, ROSTERING + "/orgs").status()).isEqualTo(200);
        var refused = district.get(token, GRADEBOOK + "/lineItems");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).contains("[vendor_auth_missing]");
        assertThat(withVendor(token, header + "x").status()).isEqualTo(401);
        assertThat(withVendor(token, header).status()).isEqualTo(200);

        district.deleteAsAdministrator(path(connection) + "/vendor-header");
        assertThat(district.get(token, GRADEBOOK + "/lineItems").status()).isEqualTo(200);
    }

    private static District.Answer withVendor(String token, String header) throws Exception {
        return district.send(district.request(GRADEBOOK + "/lineItems", token)
                .header("x-vendor-authorization", header)
                .GET());
    }

    @Test
    @Tag("P18")
    @Tag("N19")
    void a_secret_can_have_an_end_that_is_announced() throws Exception {
        var connection = connection();
        var soon = district.post(path(connection) + "/renew-secret", "{\"secretExpiresInDays\":29}")
                .json();
        assertThat(soon.path("secretExpiresSoon").asBoolean()).isTrue();
        assertThat(Instant.parse(soon.path("secretExpiresAt").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(28)), Instant.now().plus(Duration.ofDays(29)));
        var later = district.post(path(connection) + "/renew-secret", "{\"secretExpiresInDays\":365}")
                .json();
        assertThat(later.path("secretExpiresSoon").asBoolean()).isFalse();
        assertThat(district.admin(path(connection))
                        .json()
                        .path("secretExpiresAt")
                        .asString())
                .isEqualTo(later.path("secretExpiresAt").asString());
        assertThat(district.post(path(connection) + "/renew-secret", "{\"secretExpiresInDays\":0}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    @Tag("A-045")
    void tokens_of_one_connection_work_side_by_side() throws Exception {
        var connection = connection();
        var one = district.token(connection);
        var other = district.token(connection);
        assertThat(one).isNotEqualTo(other);
        assertThat(district.get(one, ROSTERING + "/orgs").status()).isEqualTo(200);
        assertThat(district.get(other, ROSTERING + "/orgs").status()).isEqualTo(200);
    }

    @Test
    @Tag("S42")
    void the_key_of_the_installation_is_published_where_the_settings_say() throws Exception {
        var addresses = district.admin("/api/v1/settings").json().path("addresses");
        assertThat(addresses.path("issuer").asString()).isEqualTo(district.base.toString());
        var keys = district.send(HttpRequest.newBuilder(
                        java.net.URI.create(addresses.path("jwksUrl").asString()))
                .GET());
        assertThat(keys.json().path("keys").path(0).path("kty").asString()).isEqualTo("RSA");
        assertThat(keys.body()).doesNotContain("\"d\"");
        var server =
                district.send(HttpRequest.newBuilder(district.base.resolve("/.well-known/oauth-authorization-server"))
                        .GET());
        assertThat(server.json().path("token_endpoint").asString())
                .isEqualTo(addresses.path("tokenUrl").asString());
    }
}
