package org.rollbook.rest.oauth;

import java.util.Set;
import org.rollbook.messages.connection.ConnectionView;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds out which connection a request comes from. */
public interface AccessTokens {
    /**
     * Checks the bearer token of the request. Fails with {@link org.rollbook.messages.Refused} UNAUTHENTICATED when
     * there is none, when it is not ours, or when it has expired or was revoked. A disabled connection is returned
     * like any other: who asks decides what that means for the route. The trace of the request names it from then on.
     */
    Mono<Grant> authenticate(ServerWebExchange exchange);

    /**
     * What a token allows.
     *
     * @param connection as it is now, not as it was when the token was issued
     * @param scopes whole URIs, as granted
     */
    record Grant(ConnectionView connection, Set<String> scopes) {}
}
