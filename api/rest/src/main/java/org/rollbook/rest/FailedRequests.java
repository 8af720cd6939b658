package org.rollbook.rest;

import java.time.Clock;
import org.rollbook.messages.Refused;
import org.rollbook.messages.audit.FailedRequest;
import org.rollbook.messages.audit.RequestLog;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Puts vendors' requests that failed into the administrators' log. */
@Component
public final class FailedRequests {
    private final RequestLog log;
    private final Clock clock;

    public FailedRequests(RequestLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    public void add(ServerWebExchange exchange, int status, String code, String sentence) {
        var request = exchange.getRequest();
        var trace = RequestTrace.of(exchange);
        log.add(
                new FailedRequest(
                        RequestId.of(exchange),
                        clock.instant(),
                        trace.connectionId(),
                        request.getMethod().name(),
                        request.getURI().getRawPath(),
                        status,
                        code,
                        sentence),
                trace.detail());
    }

    /** Of somebody who is not known. */
    public void add(String requestId, String method, String path, Refused refused) {
        var code = refused.code();
        log.add(
                new FailedRequest(
                        requestId,
                        clock.instant(),
                        null,
                        method,
                        path,
                        code.status(),
                        code.code(),
                        String.valueOf(refused.getMessage())),
                null);
    }
}
