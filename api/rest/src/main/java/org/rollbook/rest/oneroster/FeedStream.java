package org.rollbook.rest.oneroster;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Queries;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.oneroster.ChangePage;
import org.rollbook.rest.Failures;
import org.rollbook.rest.RequestId;
import org.rollbook.rest.oauth.AccessTokens;
import org.rollbook.rest.oauth.AccessTokens.Grant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The feed as server-sent events. Each step asks for the token's rights anew, reads as much as fits into one piece and
 * sends it; the next step begins when the client has taken that. When there is nothing, the step waits for the ledger.
 */
@Component
final class FeedStream {
    private static final Logger LOG = LoggerFactory.getLogger(FeedStream.class);
    private static final int AT_ONCE = 250;

    /** A busy ledger is not looked at more often than this. */
    private static final Duration BREATH = Duration.ofMillis(50);

    private final AccessTokens tokens;
    private final FeedReading reading;
    private final Queries queries;
    private final Limits limits;

    FeedStream(AccessTokens tokens, FeedReading reading, Queries queries, Limits limits) {
        this.tokens = tokens;
        this.reading = reading;
        this.queries = queries;
        this.limits = limits;
    }

    /** Fails before anything is sent when the token opens nothing. */
    Mono<Void> answer(ServerWebExchange http, @Nullable String after, Duration heartbeat) {
        return tokens.authenticate(http)
                .flatMap(grant -> reading.changes(http, grant, after, 1).flatMap(readable -> {
                    var usage = limits.enter(
                            grant.connection().id(), http.getResponse().getHeaders());
                    return Mono.defer(() -> send(http, new Following(http, usage, after, heartbeat)))
                            .doFinally(over -> usage.leave());
                }));
    }

    private Mono<Void> send(ServerWebExchange http, Following following) {
        var response = http.getResponse();
        var headers = response.getHeaders();
        headers.setContentType(MediaType.TEXT_EVENT_STREAM);
        headers.setCacheControl("no-store");
        headers.set("X-Accel-Buffering", "no");
        var first = Mono.just(FeedText.HEARTBEAT.getBytes(StandardCharsets.UTF_8));
        var pieces = Flux.concat(Mono.just(first), following.steps())
                .map(piece -> piece.flatMapMany(bytes -> Slices.of(bytes, response.bufferFactory())));
        return response.writeAndFlushWith(pieces);
    }

    /** One client on its way through the feed. */
    private final class Following {
        private final ServerWebExchange http;
        private final Limits.Usage usage;
        private final Duration heartbeat;
        private @Nullable String after;
        private boolean over;

        Following(ServerWebExchange http, Limits.Usage usage, @Nullable String after, Duration heartbeat) {
            this.http = http;
            this.usage = usage;
            this.after = after;
            this.heartbeat = heartbeat;
        }

        /** The server asks for many steps ahead, and takes each when the piece of the one before is on its way. */
        Flux<Mono<byte[]>> steps() {
            return Mono.just(Mono.defer(this::step).onErrorResume(this::end)).repeat(() -> !over);
        }

        private Mono<byte[]> step() {
            if (over) {
                return Mono.empty();
            }
            return tokens.authenticate(http)
                    .flatMap(grant ->
                            reading.changes(http, grant, after, AT_ONCE).flatMap(page -> piece(grant, page)));
        }

        private Mono<byte[]> piece(Grant grant, ChangePage page) {
            String before = after;
            after = page.next();
            usage.read(page.changes().size());
            return page.changes().isEmpty() ? news(page.position()) : reading.events(http, grant, before, page);
        }

        /** Nothing when the ledger has grown; a sign of life when it has not. */
        private Mono<byte[]> news(long position) {
            return Mono.fromFuture(() -> queries.shown(position + 1, heartbeat))
                    .flatMap(grown -> grown
                            ? Mono.delay(BREATH).then(Mono.empty())
                            : Mono.just(FeedText.HEARTBEAT.getBytes(StandardCharsets.UTF_8)));
        }

        private Mono<byte[]> end(Throwable failure) {
            over = true;
            var refused = Failures.refusal(failure);
            if (refused.code() == RefusalCode.INTERNAL) {
                LOG.error("Request {} to the feed failed", RequestId.of(http), failure);
            }
            return Mono.just(FeedText.end(refused).getBytes(StandardCharsets.UTF_8));
        }
    }
}
