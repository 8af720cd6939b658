package org.rollbook.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.connection.ClientKeys;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.Proofs;
import org.rollbook.rest.DistrictStub;
import org.rollbook.rest.PublicAddress;
import org.rollbook.rest.RememberedNonces;
import org.rollbook.rest.TestClock;

@Tag("P2")
class ClientAssertionsTest {
    private static final String AUDIENCE = "https://roster.example.org/oauth2/token";
    private static RSAKey rsa;
    private static RSAKey other;
    private static ECKey elliptic;

    private final TestClock clock = new TestClock();
    private final PublishedKeys published = new PublishedKeys(new KeyUrlPolicy(true), clock);
    private final ClientAssertions assertions = new ClientAssertions(
            published, new RememberedNonces(), clock, new PublicAddress(URI.create("https://roster.example.org")));
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile String served = "";
    private HttpServer server;

    @BeforeAll
    static void keys() throws Exception {
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        other = new RSAKeyGenerator(2048).keyID("other").generate();
        elliptic = new ECKeyGenerator(Curve.P_256).keyID("elliptic").generate();
    }

    @AfterEach
    void stop() {
        published.close();
        if (server != null) {
            server.stop(0);
        }
    }

    private static ConnectionView connection(ClientKeys keys) {
        var c = DistrictStub.connection("client", "s3cret");
        return new ConnectionView(
                c.id(),
                c.applicationId(),
                c.partnerId(),
                c.kind(),
                c.purpose(),
                c.schools(),
                c.functions(),
                c.demographics(),
                c.profile(),
                c.enabled(),
                c.clientId(),
                c.secretSha256(),
                null,
                null,
                c.conflicts(),
                new Proofs(null, null, null, keys, null));
    }

    private static ClientKeys inline() {
        return new ClientKeys(null, new JWKSet(java.util.List.of(rsa, elliptic)).toString(true));
    }

    private String assertion(
            JWSAlgorithm algorithm, String kid, JWSSigner signer, Consumer<JWTClaimsSet.Builder> change)
            throws Exception {
        var claims = new JWTClaimsSet.Builder()
                .issuer("client")
                .subject("client")
                .audience(AUDIENCE)
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(clock.instant().plusSeconds(300)));
        change.accept(claims);
        var jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims.build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private String assertion(Consumer<JWTClaimsSet.Builder> change) throws Exception {
        return assertion(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa), change);
    }

    private String check(ClientKeys keys, String assertion) {
        return assertions
                .check(connection(keys), ClientAssertions.read(assertion, "client"))
                .block(Duration.ofSeconds(10));
    }

    @Test
    void an_assertion_signed_by_a_key_of_the_client_holds() throws Exception {
        assertThat(check(inline(), assertion(claims -> {}))).isEqualTo(Secrets.fingerprint(inline()));
        assertThat(check(inline(), assertion(JWSAlgorithm.PS256, "rsa", new RSASSASigner(rsa), claims -> {})))
                .isNotNull();
        assertThat(check(inline(), assertion(JWSAlgorithm.ES256, "elliptic", new ECDSASigner(elliptic), claims -> {})))
                .isNotNull();
        assertThat(check(inline(), assertion(claims -> claims.audience("https://roster.example.org"))))
                .isNotNull();
    }

    @Test
    void an_assertion_of_somebody_else_does_not() throws Exception {
        assertThat(check(inline(), assertion(JWSAlgorithm.RS256, "rsa", new RSASSASigner(other), claims -> {})))
                .isNull();
        assertThat(check(inline(), assertion(JWSAlgorithm.RS256, "other", new RSASSASigner(other), claims -> {})))
                .isNull();
        assertThat(check(null, assertion(claims -> {}))).isNull();
    }

    @Test
    void an_assertion_counts_once() throws Exception {
        var assertion = assertion(claims -> {});
        assertThat(check(inline(), assertion)).isNotNull();
        refused("used before", assertion);
    }

    @Test
    void an_assertion_says_for_whom_and_how_long() throws Exception {
        refused("aud", assertion(claims -> claims.audience("https://elsewhere.example")));
        refused("exp", assertion(claims -> claims.expirationTime(null)));
        refused(
                "exp",
                assertion(claims ->
                        claims.expirationTime(Date.from(clock.instant().plusSeconds(3700)))));
        refused(
                "expired",
                assertion(claims ->
                        claims.expirationTime(Date.from(clock.instant().minusSeconds(61)))));
        refused(
                "not hold yet",
                assertion(
                        claims -> claims.notBeforeTime(Date.from(clock.instant().plusSeconds(90)))));
        refused("jti", assertion(claims -> claims.jwtID(null)));
        refused("iss and sub", assertion(claims -> claims.issuer("somebody")));
        refused("iss and sub", assertion(claims -> claims.subject(null)));
        refused("not a signed JWT", "a.b.c");
        refused(
                "algorithm",
                assertion(JWSAlgorithm.HS256, "rsa", new MACSigner("0123456789abcdef0123456789abcdef"), claims -> {}));
    }

    private void refused(String words, String assertion) {
        assertThatThrownBy(() -> check(inline(), assertion))
                .isInstanceOf(TokenRefused.class)
                .hasMessageContaining(words);
    }

    private ClientKeys publish(JWKSet keys) throws Exception {
        served = keys.toString(true);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            fetches.incrementAndGet();
            var body = served.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 503 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return new ClientKeys("http://localhost:" + server.getAddress().getPort() + "/keys", null);
    }

    @Test
    void published_keys_are_fetched_once_and_again_for_a_key_that_is_new() throws Exception {
        var keys = publish(new JWKSet(rsa.toPublicJWK()));
        assertThat(check(keys, assertion(claims -> {}))).isNotNull();
        assertThat(check(keys, assertion(claims -> {}))).isNotNull();
        assertThat(fetches).hasValue(1);

        served = new JWKSet(other.toPublicJWK()).toString(true);
        assertThat(check(keys, fromOther())).isNull();
        assertThat(fetches).hasValue(1);
        clock.pass(PublishedKeys.BETWEEN_FETCHES);
        assertThat(check(keys, fromOther())).isNotNull();
        assertThat(fetches).hasValue(2);
    }

    private String fromOther() throws Exception {
        return assertion(JWSAlgorithm.RS256, "other", new RSASSASigner(other), claims -> {});
    }

    @Test
    void keys_that_were_fetched_serve_while_they_cannot_be_fetched_again() throws Exception {
        var keys = publish(new JWKSet(rsa.toPublicJWK()));
        assertThat(check(keys, assertion(claims -> {}))).isNotNull();
        served = "";
        clock.pass(PublishedKeys.FRESH);
        assertThat(check(keys, assertion(claims -> {}))).isNotNull();
    }

    @Test
    void what_is_no_key_set_or_too_large_is_none() throws Exception {
        var keys = publish(new JWKSet(rsa.toPublicJWK()));
        served = "x".repeat(200_000);
        assertThat(check(keys, assertion(claims -> {}))).isNull();
    }
}
