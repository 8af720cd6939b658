package org.rollbook.app.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.rollbook.rest.RequestTrace;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The metric {@code rollbook.requests}: how many requests each connection made, with which outcome, and how long they
 * waited until their answer began.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestTimes implements WebFilter {
    private static final String NAME = "rollbook.requests";
    private static final String NOBODY = "none";

    private final MeterRegistry registry;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    RequestTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param connection id; "none" for requests of others
     * @param outcome of the status, by its hundreds
     */
    private record Kind(String connection, HttpStatus.Series outcome) {}

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long begin = System.nanoTime();
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(
                        () -> timer(exchange).record(System.nanoTime() - begin, TimeUnit.NANOSECONDS)));
        return chain.filter(exchange);
    }

    private Timer timer(ServerWebExchange exchange) {
        var status = Objects.requireNonNullElse(exchange.getResponse().getStatusCode(), HttpStatus.OK);
        var kind = new Kind(
                Objects.requireNonNullElse(RequestTrace.of(exchange).connectionId(), NOBODY),
                HttpStatus.Series.valueOf(status.value()));
        var known = timers.get(kind); // takes no lock, unlike computeIfAbsent
        return known == null ? timers.computeIfAbsent(kind, this::timer) : known;
    }

    private Timer timer(Kind kind) {
        return registry.timer(
                NAME, "connection", kind.connection(), "outcome", kind.outcome().name());
    }
}
