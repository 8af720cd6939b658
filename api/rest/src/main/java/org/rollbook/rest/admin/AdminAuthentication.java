package org.rollbook.rest.admin;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.rest.AuthorizationScheme;
import org.rollbook.rest.oauth.AccessTokens;
import org.rollbook.rest.oauth.FailedAttempts;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Lets nobody into the administration without the administrator's token. It compares paths as the routes do, so that no
 * spelling of a path goes around it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public final class AdminAuthentication implements WebFilter {
    private static final PathPattern GUARDED = PathPatternParser.defaultInstance.parse("/api/**");

    /** What vendors come for with tokens of their own. */
    private static final List<PathPattern> VENDORS = Stream.of("/api/v1/feed", "/api/v1/rules", "/api/v1/export")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private static final int MOST_WRONG_TOKENS = 30;

    private final AdminTokens tokens;
    private final AccessTokens vendors;
    private final FailedAttempts attempts;

    public AdminAuthentication(AdminTokens tokens, AccessTokens vendors, Clock clock) {
        this.tokens = tokens;
        this.vendors = vendors;
        this.attempts = new FailedAttempts(clock, MOST_WRONG_TOKENS);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        if (!GUARDED.matches(path) || VENDORS.stream().anyMatch(vendors -> vendors.matches(path))) {
            return chain.filter(exchange);
        }
        if (tokens.none()) {
            return Mono.error(new Refused(RefusalCode.ADMIN_TOKEN_UNSET));
        }
        var values = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (values.isEmpty()) {
            return Mono.error(unauthenticated("There is no token in the request."));
        }
        var value = values.getFirst();
        if (values.size() > 1 || !AuthorizationScheme.BEARER.begins(value)) {
            return Mono.error(unauthenticated("The request does not have one bearer token."));
        }
        return tokens.contain(AuthorizationScheme.BEARER.credentials(value))
                ? chain.filter(exchange)
                : refuse(exchange);
    }

    /** A vendor's token is a real one, but not for this door. */
    private Mono<Void> refuse(ServerWebExchange exchange) {
        var key = FailedAttempts.key("administrator", exchange.getRequest());
        long seconds = attempts.secondsToWait(key);
        if (seconds > 0) {
            exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            return Mono.error(new Refused(RefusalCode.RATE_LIMITED));
        }
        attempts.count(key);
        return vendors.authenticate(exchange)
                .onErrorMap(Refused.class, e -> unauthenticated("The token is not the administrator's."))
                .flatMap(vendor -> Mono.error(new Refused(RefusalCode.FORBIDDEN)));
    }

    private static Refused unauthenticated(String sentence) {
        return new Refused(RefusalCode.ADMIN_UNAUTHENTICATED, sentence);
    }
}
