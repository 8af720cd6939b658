package org.rollbook.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.rest.DistrictStub.connection;
import static org.rollbook.rest.DistrictStub.renewed;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
class AccessTokensTest {
    @Autowired
    SigningKey signingKey;

    @Autowired
    WebTestClient web;

    @Autowired
    DistrictStub district;

    @Autowired
    TestClock clock;

    @BeforeEach
    void connect() {
        district.connect(connection("client", "s3cret"));
    }

    @Test
    @Tag("A-034")
    void a_token_opens_routes_whatever_the_case_of_its_scheme() {
        var token = token("s3cret");

        call("Bearer " + token).expectStatus().isOk();
        call("bearer " + token).expectStatus().isOk();
    }

    @Test
    @Tag("A-045")
    void tokens_of_one_connection_work_side_by_side() {
        var first = token("s3cret");
        var second = token("s3cret");

        assertThat(first).isNotEqualTo(second);
        call("Bearer " + first).expectStatus().isOk();
        call("Bearer " + second).expectStatus().isOk();
    }

    @Test
    @Tag("A-032")
    void an_expired_token_opens_nothing() {
        var token = token("s3cret");
        call("Bearer " + token).expectStatus().isOk();

        clock.pass(Duration.ofHours(1));

        call("Bearer " + token).expectStatus().isUnauthorized();
    }

    @Test
    @Tag("A-029")
    void a_request_without_token_is_challenged() {
        web.get()
                .uri("/guarded")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Bearer .*")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated");
    }

    @Test
    @Tag("A-033")
    void a_token_in_the_query_is_not_accepted() {
        web.get()
                .uri("/guarded?access_token=" + token("s3cret"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer x", "Bearer a.b.c", "Basic abc", "Bearer eyJhbGciOiJub25lIn0.e30."})
    void what_is_not_a_token_of_ours_opens_nothing(String header) {
        call(header).expectStatus().isUnauthorized();
    }

    @Test
    void a_token_with_a_changed_signature_opens_nothing() {
        var token = token("s3cret");
        var changed = token.substring(0, token.length() - 4) + (token.endsWith("AAAA") ? "BBBB" : "AAAA");

        call("Bearer " + changed).expectStatus().isUnauthorized();
    }

    @Test
    void a_token_names_its_issuer_and_one_of_another_issuer_opens_nothing() throws Exception {
        var claims = SignedJWT.parse(token("s3cret")).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("https://roster.example.org");

        call("Bearer " + signed(claims, claims.getIssuer())).expectStatus().isOk();
        call("Bearer " + signed(claims, null)).expectStatus().isOk();
        call("Bearer " + signed(claims, "https://other.example.org"))
                .expectStatus()
                .isUnauthorized();
    }

    private String signed(JWTClaimsSet claims, String issuer) throws Exception {
        var token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256),
                new JWTClaimsSet.Builder(claims).issuer(issuer).build());
        token.sign(new RSASSASigner(signingKey.key()));
        return token.serialize();
    }

    @Test
    void two_authorization_headers_are_a_bad_request() {
        var header = "Bearer " + token("s3cret");
        web.get()
                .uri("/guarded")
                .header("Authorization", header, header)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    @Tag("N19")
    void a_token_ends_with_the_secret_it_was_got_with() {
        var old = token("s3cret");

        district.connect(
                renewed(connection("client", "s3cret"), "new", clock.instant().plusSeconds(60)));
        var fresh = token("new");
        call("Bearer " + old).expectStatus().isOk();

        clock.pass(Duration.ofSeconds(60));
        call("Bearer " + old).expectStatus().isUnauthorized();
        call("Bearer " + fresh).expectStatus().isOk();
    }

    @Test
    void the_signing_key_is_made_once_and_only_its_owner_can_read_it(@TempDir Path directory) throws Exception {
        var file = directory.resolve("keys/signing.json");

        var made = new SigningKey(file).key();
        var read = new SigningKey(file).key();

        assertThat(read).isEqualTo(made);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(Files.list(file.getParent())).hasSize(1);
    }

    private String token(String secret) {
        var body = web.post()
                .uri("/oauth2/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("grant_type=client_credentials&client_id=client&client_secret=" + secret)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return (String) body.get("access_token");
    }

    private ResponseSpec call(String authorization) {
        return web.get().uri("/guarded").header("Authorization", authorization).exchange();
    }
}
