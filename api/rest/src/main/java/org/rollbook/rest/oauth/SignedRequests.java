package org.rollbook.rest.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Queries;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.GetConnection;
import org.rollbook.messages.connection.Nonces;
import org.rollbook.rest.PublicAddress;
import org.rollbook.rest.RequestTrace;
import org.rollbook.rest.oauth.AccessTokens.Grant;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds out which connection has signed a request (OAuth 1, only for OneRoster 1.1). Every request is checked against
 * two secrets, whether or not there is such a connection, so that keys cannot be found out by the time that it takes.
 */
@Component
public final class SignedRequests {
    private static final Duration PAST = Duration.ofMinutes(10);
    private static final Duration FUTURE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_CLOCKS = Duration.ofMinutes(1);
    private static final int LONGEST_FORM = 64 * 1024;
    private static final String NOBODYS = Secrets.make();

    private final Queries queries;
    private final Nonces nonces;
    private final SecretSeal seal;
    private final Clock clock;
    private final String origin;
    private final Cache<String, Optional<String>> opened = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    public SignedRequests(Queries queries, Nonces nonces, SecretSeal seal, Clock clock, PublicAddress address) {
        this.queries = queries;
        this.nonces = nonces;
        this.seal = seal;
        this.clock = clock;
        this.origin = origin(address);
    }

    public static boolean isSigned(ServerHttpRequest request) {
        return SignedRequest.is(request);
    }

    /**
     * Fails with a {@link Refused} that tells the vendor little; its trace says more.
     *
     * @param target raw path and query, as they were sent
     */
    public Mono<Grant> authenticate(ServerWebExchange http, String target) {
        return hasForm(http.getRequest())
                ? DataBufferUtils.join(http.getRequest().getBody(), LONGEST_FORM)
                        .map(buffer -> {
                            var form = buffer.toString(StandardCharsets.UTF_8);
                            DataBufferUtils.release(buffer);
                            return form;
                        })
                        .defaultIfEmpty("")
                        .flatMap(form -> authenticate(http, target, form))
                : authenticate(http, target, null);
    }

    private Mono<Grant> authenticate(ServerWebExchange http, String target, @Nullable String form) {
        var sent = SignedRequest.of(http.getRequest(), target, form, origin);
        return Mono.fromFuture(() -> queries.ask(new GetConnection(sent.key()))).flatMap(found -> {
            var connection = check(http, sent, found.orElse(null));
            var once = sent.key() + " " + sent.timestamp() + " " + sent.nonce();
            var until = Instant.ofEpochSecond(sent.timestamp()).plus(PAST).plus(BETWEEN_CLOCKS);
            return Mono.fromFuture(() -> nonces.use(once, until)).map(first -> {
                if (!first) {
                    throw new Refused(RefusalCode.NONCE_USED);
                }
                return new Grant(connection, Scopes.of(connection));
            });
        });
    }

    private ConnectionView check(ServerWebExchange http, SignedRequest sent, @Nullable ConnectionView connection) {
        if (connection != null) {
            RequestTrace.of(http).connectionId(connection.id());
        }
        var now = clock.instant();
        var secrets = secrets(connection, now);
        var texts = sent.readings().stream().map(BaseString::text).toList();
        boolean live = matches(sent, texts, secrets.isEmpty() ? NOBODYS : secrets.getFirst());
        boolean previous = matches(sent, texts, secrets.size() < 2 ? NOBODYS : secrets.get(1));
        if (sent.timestamp() < now.minus(PAST).getEpochSecond()
                || sent.timestamp() > now.plus(FUTURE).getEpochSecond()) {
            RequestTrace.of(http).detail(() -> clocks(sent, now));
            throw new Refused(RefusalCode.TIMESTAMP_REFUSED, now.getEpochSecond());
        }
        if (connection == null || secrets.isEmpty() || !(live || previous)) {
            var host = http.getRequest().getHeaders().getFirst(HttpHeaders.HOST);
            RequestTrace.of(http).detail(() -> reason(sent, connection, secrets, host));
            throw new Refused(RefusalCode.SIGNATURE_WRONG);
        }
        return connection;
    }

    private static boolean matches(SignedRequest sent, List<String> texts, String secret) {
        boolean matches = false;
        for (var text : texts) {
            matches |= sent.isSignedBy(sent.method().sign(text, secret));
        }
        return matches;
    }

    /** The live secret, and the one before as long as it works; none where requests are not signed. */
    private List<String> secrets(@Nullable ConnectionView connection, Instant now) {
        if (connection == null) {
            return List.of();
        }
        var until = connection.previousUntil();
        var previous =
                until != null && now.isBefore(until) ? connection.proofs().previousSealedSecret() : null;
        return Stream.of(
                        opened(
                                connection,
                                Secrets.expired(connection, now)
                                        ? null
                                        : connection.proofs().sealedSecret()),
                        opened(connection, previous))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> opened(ConnectionView connection, @Nullable String sealed) {
        return sealed == null ? Optional.empty() : opened.get(sealed, text -> seal.open(connection.id(), text));
    }

    private static String clocks(SignedRequest sent, Instant now) {
        long seconds = now.getEpochSecond() - sent.timestamp();
        return "oauth_timestamp is " + Math.abs(seconds) + " seconds " + (seconds > 0 ? "behind" : "ahead of")
                + " the clock of this service; it may be " + PAST.toSeconds() + " behind and " + FUTURE.toSeconds()
                + " ahead.";
    }

    private static String reason(
            SignedRequest sent, @Nullable ConnectionView connection, List<String> secrets, @Nullable String host) {
        if (connection == null) {
            return "There is no connection with the key " + sent.key() + ".";
        }
        if (!connection.kind().signs()) {
            return "Connections of kind " + connection.kind().word() + " do not sign requests; they use OAuth 2.";
        }
        return secrets.isEmpty()
                ? "The secret of this connection cannot sign: it has expired, was made before there were signatures, or is sealed"
                        + " under another key. Renew it."
                : new SigningMistakes(sent, secrets, host).told();
    }

    private static boolean hasForm(ServerHttpRequest request) {
        var headers = request.getHeaders();
        boolean reads = request.getMethod().equals(HttpMethod.GET)
                || request.getMethod().equals(HttpMethod.HEAD);
        try {
            return reads && MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(headers.getContentType());
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static String origin(PublicAddress address) {
        var base = address.base();
        var scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
        boolean usual = base.getPort() < 0 || base.getPort() == (scheme.equals("https") ? 443 : 80);
        var prefix = base.getRawPath() == null || base.getRawPath().equals("/") ? "" : base.getRawPath();
        return scheme + "://" + String.valueOf(base.getHost()).toLowerCase(Locale.ROOT)
                + (usual ? "" : ":" + base.getPort()) + prefix;
    }
}
