package org.rollbook.rest.oauth;

import static org.rollbook.rest.oauth.TokenRefused.badRequest;
import static org.rollbook.rest.oauth.TokenRefused.invalidClient;
import static org.rollbook.rest.oauth.TokenRefused.invalidRequest;
import static org.rollbook.rest.oauth.TokenRefused.tooLarge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import org.rollbook.messages.Queries;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.GetConnection;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.rest.FailedRequests;
import org.rollbook.rest.RequestTrace;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Gives access tokens to programs that show their client id and secret (OAuth 2 client credentials). */
@RestController
public final class TokenEndpoint {
    private static final int LONGEST_BODY = 16 * 1024;
    private static final int MOST_WRONG_SECRETS = 20;

    private final Queries queries;
    private final SignedTokens tokens;
    private final Clock clock;
    private final FailedAttempts attempts;
    private final FailedRequests log;
    private final ClientAssertions assertions;

    TokenEndpoint(Queries queries, SignedTokens tokens, Clock clock, FailedRequests log, ClientAssertions assertions) {
        this.assertions = assertions;
        this.log = log;
        this.queries = queries;
        this.tokens = tokens;
        this.clock = clock;
        this.attempts = new FailedAttempts(clock, MOST_WRONG_SECRETS);
    }

    record TokenAnswer(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("scope") String scope) {}

    record TokenError(
            @JsonProperty("error") String error,
            @JsonProperty("error_description") String description) {}

    @PostMapping("/oauth2/token")
    Mono<ResponseEntity<TokenAnswer>> issue(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        if (request.getURI().getRawQuery() != null) {
            return Mono.error(invalidRequest("Parameters belong into the body."));
        }
        return body(request)
                .map(text -> parse(request.getHeaders(), text))
                .flatMap(asked -> authenticate(exchange, asked)
                        .publishOn(Schedulers.parallel())
                        .map(client -> answer(client, asked)));
    }

    private static Mono<String> body(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), LONGEST_BODY)
                .map(buffer -> {
                    var text = buffer.toString(StandardCharsets.UTF_8);
                    DataBufferUtils.release(buffer);
                    return text;
                })
                .onErrorMap(DataBufferLimitException.class, e -> tooLarge())
                .defaultIfEmpty("");
    }

    private static TokenRequest parse(HttpHeaders headers, String text) {
        var type = headers.getContentType();
        if (type == null || type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)) {
            return TokenRequest.form(text);
        }
        if (type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
            return TokenRequest.json(text);
        }
        throw invalidRequest("Send Content-Type: application/x-www-form-urlencoded.");
    }

    private Mono<Client> authenticate(ServerWebExchange exchange, TokenRequest asked) {
        return asked.assertion() == null ? bySecret(exchange, asked) : byAssertion(exchange, asked, asked.assertion());
    }

    private Mono<Client> byAssertion(ServerWebExchange exchange, TokenRequest asked, String assertion) {
        var request = exchange.getRequest();
        if (asked.clientSecret() != null || request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            throw invalidRequest("The request has an assertion and a secret.");
        }
        var shown = ClientAssertions.read(assertion, asked.clientId());
        var key = FailedAttempts.key(shown.clientId(), request);
        long seconds = attempts.secondsToWait(key);
        if (seconds > 0) {
            throw TokenRefused.tooManyAttempts(seconds);
        }
        return Mono.fromFuture(() -> queries.ask(new GetConnection(shown.clientId())))
                .flatMap(found -> {
                    found.ifPresent(connection -> RequestTrace.of(exchange).connectionId(connection.id()));
                    return assertions
                            .check(found.orElse(null), shown)
                            .map(fingerprint -> new Client(found.orElseThrow(), fingerprint));
                })
                .switchIfEmpty(Mono.error(() -> {
                    attempts.count(key);
                    return invalidClient("No key of this client has signed the assertion.");
                }));
    }

    private Mono<Client> bySecret(ServerWebExchange exchange, TokenRequest asked) {
        var request = exchange.getRequest();
        var readings = ClientCredentials.of(request.getHeaders(), asked);
        var key = FailedAttempts.key(readings.getFirst().id(), request);
        long seconds = attempts.secondsToWait(key);
        if (seconds > 0) {
            throw TokenRefused.tooManyAttempts(seconds);
        }
        return Flux.fromIterable(readings)
                .concatMap(shown -> match(exchange, shown))
                .next()
                .switchIfEmpty(Mono.error(() -> {
                    attempts.count(key);
                    return invalidClient("The client id or secret is wrong.");
                }));
    }

    private Mono<Client> match(ServerWebExchange exchange, ClientCredentials shown) {
        return Mono.fromFuture(() -> queries.ask(new GetConnection(shown.id()))).mapNotNull(found -> {
            var connection = found.orElse(null);
            if (connection != null) {
                RequestTrace.of(exchange).connectionId(connection.id());
            }
            var fingerprint = Secrets.match(connection, shown.secret(), clock.instant());
            return connection == null || fingerprint.isEmpty() ? null : new Client(connection, fingerprint.get());
        });
    }

    private ResponseEntity<TokenAnswer> answer(Client client, TokenRequest asked) {
        var connection = client.connection();
        if (!connection.enabled()) {
            throw invalidClient("The connection is disabled. Ask the district to enable it.");
        }
        if (asked.json() && connection.profile() == Profile.STRICT) {
            throw invalidRequest("Send Content-Type: application/x-www-form-urlencoded.");
        }
        if (!Scopes.useSecrets(connection.kind())) {
            throw badRequest("unauthorized_client", "This connection does not get tokens by its secret.");
        }
        var scopes = granted(connection, asked);
        if (scopes.isEmpty()) {
            throw badRequest("invalid_scope", "None of the scopes can be granted; the district may enable functions.");
        }
        var answer = new TokenAnswer(
                tokens.issue(connection, scopes, client.fingerprint()),
                "Bearer",
                SignedTokens.LIFE.toSeconds(),
                String.join(" ", scopes));
        return notStored(ResponseEntity.ok()).body(answer);
    }

    private static Set<String> granted(ConnectionView connection, TokenRequest asked) {
        var possible = Scopes.of(connection);
        if (asked.scope() == null) {
            return possible;
        }
        var granted = new LinkedHashSet<>(Scopes.asked(asked.scope()));
        granted.retainAll(possible);
        return granted;
    }

    @ExceptionHandler
    ResponseEntity<TokenError> refuse(TokenRefused refused, ServerWebExchange exchange) {
        log.add(exchange, refused.status().value(), refused.error(), refused.description());
        var answer = notStored(ResponseEntity.status(refused.status()));
        if (refused.status() == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"oneroster\"");
        }
        if (refused.retryAfter() > 0) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(refused.retryAfter()));
        }
        return answer.body(new TokenError(refused.error(), refused.description()));
    }

    private static ResponseEntity.BodyBuilder notStored(ResponseEntity.BodyBuilder answer) {
        return answer.cacheControl(CacheControl.noStore())
                .header(HttpHeaders.PRAGMA, "no-cache")
                .contentType(MediaType.APPLICATION_JSON);
    }
}
