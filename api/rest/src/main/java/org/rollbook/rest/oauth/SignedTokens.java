package org.rollbook.rest.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.rollbook.messages.Queries;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.GetConnection;
import org.rollbook.rest.AuthorizationScheme;
import org.rollbook.rest.PublicAddress;
import org.rollbook.rest.RequestTrace;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Access tokens as signed JWTs. A token names its connection, its scopes and the secret that it was got with; it ends
 * with that secret, whatever its own time. Signatures are checked once for each token, its connection on every request.
 */
@Component
public final class SignedTokens implements AccessTokens {
    public static final Duration LIFE = Duration.ofHours(1);
    private static final String SCOPE = "scope";
    private static final String SECRET = "secret_fingerprint";
    private static final int LONGEST = 4096;

    private final SigningKey signingKey;
    private final JWSSigner signer;
    private final JWSVerifier verifier;
    private final Queries queries;
    private final Clock clock;
    private final String issuer;
    private final Cache<String, Content> verified =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(LIFE).build();

    public SignedTokens(SigningKey signingKey, Queries queries, Clock clock, PublicAddress address) {
        this.signingKey = signingKey;
        this.queries = queries;
        this.clock = clock;
        this.issuer = address.issuer();
        try {
            this.signer = new RSASSASigner(signingKey.key());
            this.verifier = new RSASSAVerifier(signingKey.key().toRSAPublicKey());
        } catch (JOSEException e) {
            throw new IllegalArgumentException("The signing key cannot sign.", e);
        }
    }

    /** @param fingerprint of the secret that the client has shown */
    String issue(ConnectionView connection, Set<String> scopes, String fingerprint) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(connection.clientId())
                .claim(SCOPE, String.join(" ", scopes))
                .claim(SECRET, fingerprint)
                .jwtID(Secrets.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(signingKey.key().getKeyID())
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot sign an access token.", e);
        }
        return token.serialize();
    }

    @Override
    public Mono<Grant> authenticate(ServerWebExchange exchange) {
        return Mono.defer(() -> {
            var content = content(bearer(exchange.getRequest().getHeaders()));
            if (!clock.instant().isBefore(content.expires())) {
                throw invalid("The access token has expired.");
            }
            return Mono.fromFuture(() -> queries.ask(new GetConnection(content.clientId())))
                    .doOnNext(connection -> connection.ifPresent(
                            known -> RequestTrace.of(exchange).connectionId(known.id())))
                    .map(connection -> grant(connection, content));
        });
    }

    private Grant grant(Optional<ConnectionView> connection, Content content) {
        return connection
                .filter(known -> Secrets.alive(known, content.fingerprint(), clock.instant()))
                .map(known -> new Grant(known, content.scopes()))
                .orElseThrow(() -> invalid("The access token was revoked: its secret is no longer in use."));
    }

    private static String bearer(HttpHeaders headers) {
        var values = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (values.size() > 1) {
            throw new Refused(RefusalCode.INVALID_REQUEST, "The request has two Authorization headers.");
        }
        if (values.isEmpty()) {
            throw invalid("There is no access token in the request.");
        }
        var value = values.getFirst();
        if (!AuthorizationScheme.BEARER.begins(value) || value.length() > LONGEST) {
            throw invalid("The Authorization header holds no bearer token of this service.");
        }
        return AuthorizationScheme.BEARER.credentials(value);
    }

    private Content content(String token) {
        var key = Secrets.sha256(token);
        var before = verified.getIfPresent(key);
        if (before != null) {
            return before;
        }
        var content = verify(token);
        verified.put(key, content);
        return content;
    }

    private Content verify(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            if (!jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256) || !jwt.verify(verifier)) {
                throw invalid("The access token was not issued here.");
            }
            var claims = jwt.getJWTClaimsSet();
            var namedIssuer = claims.getIssuer(); // null in tokens of earlier versions
            if (namedIssuer != null && !namedIssuer.equals(issuer)) {
                throw invalid("The access token was issued under another address of this service.");
            }
            return Content.of(claims);
        } catch (ParseException | JOSEException e) {
            throw invalid("The access token cannot be read.");
        }
    }

    private static Refused invalid(String sentence) {
        return new Refused(RefusalCode.UNAUTHENTICATED, sentence);
    }

    private record Content(String clientId, Set<String> scopes, String fingerprint, Instant expires) {
        static Content of(JWTClaimsSet claims) throws ParseException {
            return new Content(
                    claims.getSubject(),
                    new LinkedHashSet<>(
                            Arrays.asList(claims.getStringClaim(SCOPE).split(" "))),
                    claims.getStringClaim(SECRET),
                    claims.getExpirationTime().toInstant());
        }
    }
}
