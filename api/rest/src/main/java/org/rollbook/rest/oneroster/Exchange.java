package org.rollbook.rest.oneroster;

import org.rollbook.messages.Caller;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.oneroster.Reader;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.rest.RequestId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A request of a known connection for a known operation, and the way to answer it. */
record Exchange(ServerWebExchange http, Target target, ConnectionView connection, Limits.Usage usage) {
    Version version() {
        return target.service().version();
    }

    boolean isHead() {
        return http.getRequest().getMethod().equals(HttpMethod.HEAD);
    }

    Caller caller() {
        var vendor = target.operation().function() == Function.ROSTER_SYNC
                ? null
                : connection.proofs().vendorHeader();
        return new Caller(
                RequestId.of(http),
                connection.id(),
                connection.partnerId(),
                vendor == null ? null : "vendor:" + vendor.key());
    }

    Reader reader() {
        return new Reader(connection.id(), connection.profile(), connection.schools());
    }

    Submitter submitter() {
        return new Submitter(
                connection.id(),
                version(),
                connection.profile(),
                connection.schools(),
                Conditions.ifMatch(http.getRequest()));
    }

    HttpHeaders headers() {
        return http.getResponse().getHeaders();
    }

    /** True when the client says that it has what the tag stands for. */
    boolean isHeld(String tag) {
        return http.getRequest().getHeaders().getIfNoneMatch().stream()
                .anyMatch(one -> one.equals("*") || same(one, tag));
    }

    private static boolean same(String held, String tag) {
        return (held.startsWith("W/") ? held : "W/" + held).equals(tag);
    }

    Mono<Void> sendNothing(int status) {
        http.getResponse().setStatusCode(HttpStatusCode.valueOf(status));
        headers().setContentLength(0);
        return http.getResponse().setComplete();
    }

    static Mono<Void> send(ServerWebExchange http, int status, byte[] body) {
        var response = http.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(status));
        var headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setCacheControl("no-store");
        headers.setContentLength(body.length);
        return http.getRequest().getMethod().equals(HttpMethod.HEAD)
                ? response.setComplete()
                : response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
