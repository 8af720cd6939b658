package org.rollbook.rest.oneroster;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Queries;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.Disclosures;
import org.rollbook.messages.connection.PagesDisclosed;
import org.rollbook.messages.oneroster.ChangePage;
import org.rollbook.messages.oneroster.FindChanges;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.rest.RequestId;
import org.rollbook.rest.oauth.AccessTokens.Grant;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads a connection's changes, and puts on record what is given out of them. */
@Component
final class FeedReading {
    private static final String FEED = "feed";
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Queries queries;
    private final Disclosures disclosures;
    private final Addresses addresses;

    FeedReading(Queries queries, Disclosures disclosures, Addresses addresses) {
        this.queries = queries;
        this.disclosures = disclosures;
        this.addresses = addresses;
    }

    Mono<ChangePage> changes(ServerWebExchange http, Grant grant, @Nullable String after, int limit) {
        var collections = Authorisation.readable(grant, http.getRequest().getHeaders());
        var question = new FindChanges(grant.connection().id(), version(grant), collections, after, limit);
        return Mono.fromFuture(() -> queries.ask(question))
                .timeout(LONGEST, Mono.error(() -> new Refused(RefusalCode.OVERLOADED)));
    }

    /** The page as JSON, on record; a page without changes gives nothing out. */
    Mono<byte[]> page(ServerWebExchange http, Grant grant, @Nullable String after, ChangePage page) {
        return disclosed(http, grant, after, page, FeedText.page(page, version(grant), addresses));
    }

    /** The page as events, on record. */
    Mono<byte[]> events(ServerWebExchange http, Grant grant, @Nullable String after, ChangePage page) {
        return disclosed(http, grant, after, page, FeedText.events(page, version(grant), addresses));
    }

    private Mono<byte[]> disclosed(
            ServerWebExchange http, Grant grant, @Nullable String after, ChangePage page, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (page.changes().isEmpty()) {
            return Mono.just(body);
        }
        var connection = grant.connection();
        var caller = new Caller(RequestId.of(http), connection.id(), connection.partnerId(), null);
        return Mono.fromFuture(() -> disclosures.disclose(
                        caller,
                        connection.id(),
                        connection.schools(),
                        new PagesDisclosed.Page(
                                caller.requestId(),
                                FEED,
                                "/api/v1/feed?after=" + (after == null ? "0" : after) + "&limit="
                                        + page.changes().size(),
                                page.position(),
                                page.changes().size(),
                                Page.sha256(body))))
                .thenReturn(body);
    }

    private static Version version(Grant grant) {
        return grant.connection().kind() == ConnectionKind.ONEROSTER_1_1 ? Version.V1P1 : Version.V1P2;
    }
}
