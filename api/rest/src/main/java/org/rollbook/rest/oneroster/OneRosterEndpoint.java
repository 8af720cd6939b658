package org.rollbook.rest.oneroster;

import java.util.List;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.rest.oauth.AccessTokens;
import org.rollbook.rest.oauth.AccessTokens.Grant;
import org.rollbook.rest.oauth.SignedRequests;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** Everything below {@code /ims/oneroster}: finds the operation, checks who asks, and hands over. */
@Component
final class OneRosterEndpoint implements WebHandler {
    private final AccessTokens tokens;
    private final SignedRequests signatures;
    private final Reading reading;
    private final Writing writing;
    private final Posting posting;
    private final StatusAnswers answers;
    private final Limits limits;

    OneRosterEndpoint(
            AccessTokens tokens,
            SignedRequests signatures,
            Reading reading,
            Writing writing,
            Posting posting,
            StatusAnswers answers,
            Limits limits) {
        this.limits = limits;
        this.tokens = tokens;
        this.signatures = signatures;
        this.reading = reading;
        this.writing = writing;
        this.posting = posting;
        this.answers = answers;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange http) {
        return Mono.defer(() -> answered(http)).onErrorResume(failure -> answers.answer(http, failure));
    }

    private Mono<Void> answered(ServerWebExchange http) {
        var request = http.getRequest();
        var method = request.getMethod();
        var raw = RawTarget.of(request);
        var target = Target.of(raw);
        var operation = target.operation();
        var headers = http.getResponse().getHeaders();
        if (method.equals(HttpMethod.OPTIONS)) {
            headers.set(HttpHeaders.ALLOW, operation.allow());
            http.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
            return http.getResponse().setComplete();
        }
        if (!operation.offers(method)) {
            headers.set(HttpHeaders.ALLOW, operation.allow());
            throw new Refused(RefusalCode.METHOD_NOT_OFFERED, method.name());
        }
        if (!acceptsJson(request)) {
            throw new Refused(RefusalCode.NOT_ACCEPTABLE);
        }
        return authenticate(http, target, raw).flatMap(grant -> {
            var usage = limits.enter(grant.connection().id(), headers);
            var exchange = new Exchange(http, target, grant.connection(), usage);
            return Mono.defer(() -> answered(exchange, grant)).doFinally(over -> usage.leave());
        });
    }

    private Mono<Void> answered(Exchange exchange, Grant grant) {
        var request = exchange.http().getRequest();
        var method = request.getMethod();
        if (method.equals(HttpMethod.PUT) || method.equals(HttpMethod.DELETE)) {
            return writing.answer(exchange, grant);
        }
        if (method.equals(HttpMethod.POST)) {
            return posting.answer(exchange, grant);
        }
        var operation = exchange.target().operation();
        Authorisation.check(grant, operation, method);
        Authorisation.checkVendor(grant.connection(), operation, request.getHeaders());
        return reading.answer(exchange);
    }

    private Mono<Grant> authenticate(ServerWebExchange http, Target target, String raw) {
        return target.service() == Service.LEGACY && SignedRequests.isSigned(http.getRequest())
                ? signatures.authenticate(http, raw)
                : tokens.authenticate(http);
    }

    private static boolean acceptsJson(ServerHttpRequest request) {
        List<String> accept = request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT);
        if (accept.isEmpty() || accept.equals(List.of("application/json")) || accept.equals(List.of("*/*"))) {
            return true;
        }
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(type -> type.getQualityValue() > 0 && type.includes(MediaType.APPLICATION_JSON));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
