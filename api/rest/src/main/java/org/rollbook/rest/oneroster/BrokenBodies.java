package org.rollbook.rest.oneroster;

import io.netty.channel.Channel;
import io.netty.handler.codec.DecoderException;
import io.netty.util.AttributeKey;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/**
 * A body that cannot be read any further ends there, and whoever reads it is told at its end that it is not whole. Told
 * by the server itself, they would hear it twice, or not at all when they begin to read later.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class BrokenBodies implements WebFilter {
    private static final AttributeKey<Throwable> CAUSE = AttributeKey.valueOf(BrokenBodies.class, "cause");

    static void mark(Channel channel, Throwable cause) {
        channel.attr(CAUSE).set(cause);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        boolean inChunks = request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING);
        if (!inChunks || !(ServerHttpRequestDecorator.getNativeRequest(request) instanceof Connection connection)) {
            return chain.filter(exchange);
        }
        var channel = connection.channel();
        var whole = new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return super.getBody().concatWith(Mono.defer(() -> end(channel)));
            }
        };
        return chain.filter(exchange.mutate().request(whole).build());
    }

    private static Mono<DataBuffer> end(Channel channel) {
        var cause = channel.attr(CAUSE).get();
        return cause == null ? Mono.empty() : Mono.error(new DecoderException(cause));
    }
}
