package org.rollbook.rest.oneroster;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.rest.FailedRequests;
import org.rollbook.rest.Failures;
import org.rollbook.rest.RequestId;
import org.rollbook.rest.oauth.SignedRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Every failure below {@code /ims} as a status object of the version that the path shows, whichever layer it is from. */
@Component
@Order(-3)
final class StatusAnswers implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StatusAnswers.class);
    private static final String BEARER = "Bearer realm=\"oneroster\"";

    private static final Set<RefusalCode> REVOKED =
            EnumSet.of(RefusalCode.UNAUTHENTICATED, RefusalCode.CONNECTION_DISABLED);

    private final FailedRequests log;

    StatusAnswers(FailedRequests log) {
        this.log = log;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange http, Throwable failure) {
        return http.getRequest().getPath().value().startsWith("/ims/") ? answer(http, failure) : Mono.error(failure);
    }

    Mono<Void> answer(ServerWebExchange http, Throwable failure) {
        if (http.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        String path = RawTarget.of(http.getRequest());
        var version = version(path);
        var refused = Failures.refusal(failure);
        String requestId = RequestId.of(http);
        if (refused.code() == RefusalCode.INTERNAL) {
            LOG.error("Request {} failed", requestId, failure);
        }
        var headers = http.getResponse().getHeaders();
        challenge(http, refused, headers);
        boolean again = refused.code() == RefusalCode.RATE_LIMITED || refused.code() == RefusalCode.OVERLOADED;
        if (again && !headers.containsHeader(HttpHeaders.RETRY_AFTER)) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        byte[] body = StatusInfo.failure(version, Service.RESOURCES.holds(path), refused, requestId);
        int status = StatusInfo.status(version, refused.code());
        log.add(http, status, refused.code().code(), String.valueOf(refused.getMessage()));
        return Exchange.send(http, status, body);
    }

    private static Version version(String path) {
        return path.startsWith(Service.LEGACY.base()) ? Version.V1P1 : Version.V1P2;
    }

    private static void challenge(ServerWebExchange http, Refused refused, HttpHeaders headers) {
        if (refused.code().status() == 401 && SignedRequests.isSigned(http.getRequest())) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "OAuth realm=\"oneroster\"");
        } else if (REVOKED.contains(refused.code())) {
            boolean tried = http.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
            headers.set(
                    HttpHeaders.WWW_AUTHENTICATE,
                    tried
                            ? BEARER + ", error=\"invalid_token\", error_description=\"" + description(refused) + "\""
                            : BEARER);
        } else if (refused.code() == RefusalCode.SCOPE_MISSING) {
            Object scope = List.copyOf(refused.parameters()).getFirst();
            headers.set(
                    HttpHeaders.WWW_AUTHENTICATE, BEARER + ", error=\"insufficient_scope\", scope=\"" + scope + "\"");
        }
    }

    private static String description(Refused refused) {
        return String.valueOf(refused.getMessage()).replace('"', '\'');
    }
}
