package org.rollbook.rest;

import java.util.EnumSet;
import java.util.Set;
import org.rollbook.messages.RefusalCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Tells every failure as a problem, on all routes but those of OneRoster, which has errors of its own. */
@Component
@Order(-2)
public final class Problems implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Set<RefusalCode> TRY_AGAIN =
            EnumSet.of(RefusalCode.RATE_LIMITED, RefusalCode.OVERLOADED, RefusalCode.CONFLICT);
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        var path = exchange.getRequest().getPath().value();
        var response = exchange.getResponse();
        if (path.startsWith("/ims/") || response.isCommitted()) {
            return Mono.error(failure);
        }
        var refused = Failures.refusal(failure);
        var requestId = RequestId.of(exchange);
        if (refused.code() == RefusalCode.INTERNAL) {
            LOG.error("Request {} to {} failed", requestId, path, failure);
        }
        var problem = Problem.of(refused, path, requestId);
        response.setRawStatusCode(problem.status());
        var headers = response.getHeaders();
        if (failure instanceof ResponseStatusException e) {
            e.getHeaders().forEach((name, values) -> headers.put(name, values));
        }
        if (problem.status() == HttpStatus.UNAUTHORIZED.value()) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"rollbook\"");
        }
        if (TRY_AGAIN.contains(refused.code()) && !headers.containsHeader(HttpHeaders.RETRY_AFTER)) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var body = JSON.writeValueAsBytes(problem);
        headers.setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
