package org.rollbook.rest.oneroster;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.rest.ListQuery;
import org.rollbook.rest.oauth.AccessTokens;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What has changed for a vendor's connection, in the order of the ledger and from any position on: page by page, or as
 * server-sent events for who accepts those.
 */
@RestController
final class FeedEndpoint {
    private static final String LAST_EVENT = "Last-Event-ID";
    private static final int USUAL_HEARTBEAT = 15;
    private static final int LONGEST_HEARTBEAT = 60;

    private final AccessTokens tokens;
    private final FeedReading reading;
    private final FeedStream stream;
    private final Limits limits;

    FeedEndpoint(AccessTokens tokens, FeedReading reading, FeedStream stream, Limits limits) {
        this.tokens = tokens;
        this.reading = reading;
        this.stream = stream;
        this.limits = limits;
    }

    @GetMapping("/api/v1/feed")
    Mono<Void> feed(ServerWebExchange http) {
        var request = http.getRequest();
        var part = ListQuery.of(request.getQueryParams());
        if (accepts(request)) {
            var last = request.getHeaders().getFirst(LAST_EVENT);
            var heartbeat = heartbeat(request.getQueryParams().getFirst("heartbeat"));
            return stream.answer(http, last == null ? part.after() : last, heartbeat);
        }
        return tokens.authenticate(http).flatMap(grant -> {
            var usage = limits.enter(grant.connection().id(), http.getResponse().getHeaders());
            return Mono.defer(() -> reading.changes(http, grant, part.after(), part.limit()))
                    .doOnNext(page -> usage.read(page.changes().size()))
                    .flatMap(page -> reading.page(http, grant, part.after(), page))
                    .flatMap(body -> Exchange.send(http, 200, body))
                    .doFinally(over -> usage.leave());
        });
    }

    private static boolean accepts(ServerHttpRequest request) {
        return request.getHeaders().getAccept().stream()
                .anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_EVENT_STREAM));
    }

    private static Duration heartbeat(@Nullable String seconds) {
        if (seconds == null) {
            return Duration.ofSeconds(USUAL_HEARTBEAT);
        }
        if (seconds.matches("\\d{1,2}")) {
            int number = Integer.parseInt(seconds);
            if (number >= 1 && number <= LONGEST_HEARTBEAT) {
                return Duration.ofSeconds(number);
            }
        }
        throw new Refused(
                RefusalCode.INVALID_QUERY, "heartbeat is not a whole number from 1 to " + LONGEST_HEARTBEAT + ".");
    }
}
