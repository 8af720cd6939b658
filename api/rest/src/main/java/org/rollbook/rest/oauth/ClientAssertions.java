package org.rollbook.rest.oauth;

import static org.rollbook.rest.oauth.TokenRefused.invalidClient;
import static org.rollbook.rest.oauth.TokenRefused.invalidRequest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.ClientKeys;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.Nonces;
import org.rollbook.rest.PublicAddress;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Assertions that clients sign with a key of their own instead of showing a secret (RFC 7523, private_key_jwt). Each
 * counts once, for at most an hour.
 */
@Component
final class ClientAssertions {
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration BETWEEN_CLOCKS = Duration.ofMinutes(1);
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final DecoyKeys decoys = new DecoyKeys();
    private final PublishedKeys published;
    private final Nonces nonces;
    private final Clock clock;
    private final Set<String> audiences;

    ClientAssertions(PublishedKeys published, Nonces nonces, Clock clock, PublicAddress address) {
        this.published = published;
        this.nonces = nonces;
        this.clock = clock;
        this.audiences = Set.of(address.tokenUrl(), address.issuer());
    }

    static List<String> algorithms() {
        return ALGORITHMS.stream().map(JWSAlgorithm::getName).sorted().toList();
    }

    /** An assertion whose signature is not yet checked. */
    record Shown(String clientId, SignedJWT jwt, JWTClaimsSet claims) {}

    /** Fails when the text is no assertion that could ever hold. */
    static Shown read(String assertion, @Nullable String clientId) {
        try {
            var jwt = SignedJWT.parse(assertion);
            var claims = jwt.getJWTClaimsSet();
            var subject = claims.getSubject();
            if (subject == null || !subject.equals(claims.getIssuer()) || !subject.equals(orElse(clientId, subject))) {
                throw invalidClient("iss and sub of the assertion are not the client id.");
            }
            if (!ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
                throw invalidClient("The assertion is not signed by an algorithm of the RS, PS or ES family.");
            }
            return new Shown(subject, jwt, claims);
        } catch (ParseException e) {
            throw invalidRequest("client_assertion is not a signed JWT.");
        }
    }

    private static String orElse(@Nullable String text, String other) {
        return text == null ? other : text;
    }

    /**
     * Empty when the connection has no key that has signed the assertion; else the fingerprint of its keys. Where there
     * is no connection it takes as long.
     */
    Mono<String> check(@Nullable ConnectionView connection, Shown shown) {
        var keys = connection == null ? null : connection.proofs().keys();
        if (keys == null) {
            isSigned(new JWKSet(), shown.jwt());
            return Mono.empty();
        }
        return isSigned(keys, shown).filter(genuine -> genuine).flatMap(genuine -> {
            var until = require(shown.claims());
            var once = "assertion " + shown.clientId() + " " + shown.claims().getJWTID();
            return Mono.fromFuture(() -> nonces.use(once, until)).map(first -> {
                if (!first) {
                    throw invalidClient("The assertion was used before; make a new one with another jti.");
                }
                return Secrets.fingerprint(keys);
            });
        });
    }

    private Mono<Boolean> isSigned(ClientKeys keys, Shown shown) {
        var url = keys.url();
        return url == null
                ? Mono.just(isSigned(parse(keys.keySet()), shown.jwt()))
                : published
                        .from(url, false)
                        .map(set -> isSigned(set, shown.jwt()))
                        .flatMap(genuine -> genuine
                                ? Mono.just(true)
                                : published.from(url, true).map(set -> isSigned(set, shown.jwt())));
    }

    private static JWKSet parse(@Nullable String keySet) {
        try {
            return keySet == null ? new JWKSet() : JWKSet.parse(keySet);
        } catch (ParseException e) {
            throw new IllegalStateException("A stored key set cannot be read.", e);
        }
    }

    private boolean isSigned(JWKSet keys, SignedJWT jwt) {
        List<JWK> fitting = new JWKSelector(Optional.ofNullable(JWKMatcher.forJWSHeader(jwt.getHeader()))
                        .orElseThrow())
                .select(keys);
        if (fitting.isEmpty()) {
            isSigned(decoys.of(jwt.getHeader().getAlgorithm()), jwt);
            return false;
        }
        return fitting.stream().anyMatch(key -> key instanceof AsymmetricJWK asymmetric && isSigned(asymmetric, jwt));
    }

    private static boolean isSigned(AsymmetricJWK key, SignedJWT jwt) {
        try {
            return jwt.verify(new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), key.toPublicKey()));
        } catch (JOSEException e) {
            return false;
        }
    }

    /** @return until when the assertion has to be remembered */
    private Instant require(JWTClaimsSet claims) {
        var now = clock.instant();
        var expires = claims.getExpirationTime();
        if (claims.getAudience().stream().noneMatch(audiences::contains)) {
            throw invalidClient("aud of the assertion is neither the token URL nor the issuer.");
        }
        if (expires == null || expires.toInstant().isAfter(now.plus(LONGEST))) {
            throw invalidClient("exp of the assertion is missing, or is more than an hour ahead.");
        }
        if (expires.toInstant().plus(BETWEEN_CLOCKS).isBefore(now)) {
            throw invalidClient("The assertion has expired; the time here is " + now + ".");
        }
        var begins = claims.getNotBeforeTime();
        if (begins != null && begins.toInstant().minus(BETWEEN_CLOCKS).isAfter(now)) {
            throw invalidClient("The assertion does not hold yet; the time here is " + now + ".");
        }
        if (claims.getJWTID() == null || claims.getJWTID().isEmpty()) {
            throw invalidClient("jti of the assertion is missing.");
        }
        return expires.toInstant().plus(BETWEEN_CLOCKS);
    }
}
