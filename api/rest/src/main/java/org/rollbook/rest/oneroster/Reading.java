package org.rollbook.rest.oneroster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Queries;
import org.rollbook.messages.Query;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.Disclosures;
import org.rollbook.messages.connection.PagesDisclosed;
import org.rollbook.messages.oneroster.FindObjects;
import org.rollbook.messages.oneroster.GetObject;
import org.rollbook.messages.oneroster.ObjectPage;
import org.rollbook.messages.oneroster.Walk;
import org.rollbook.rest.Percent;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Answers GET. What is given out is on record before it leaves. The query side gives the same page object for the same
 * page as long as it keeps it; the bytes of those that are asked for most are kept with it.
 */
@Component
final class Reading {
    private static final long READY_BYTES = Runtime.getRuntime().maxMemory() / 128;
    private static final String AT_LEAST = "Rollbook-At-Least";
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Queries queries;
    private final Disclosures disclosures;
    private final Addresses addresses;
    private final Walks walks;
    private final Cache<ObjectPage, Page> pages = Caffeine.newBuilder()
            .weakKeys()
            .maximumWeight(READY_BYTES)
            .weigher((ObjectPage objects, Page page) -> page.body().length)
            .build();

    Reading(Queries queries, Disclosures disclosures, Addresses addresses, Walks walks) {
        this.queries = queries;
        this.disclosures = disclosures;
        this.addresses = addresses;
        this.walks = walks;
    }

    Mono<Void> answer(Exchange exchange) {
        var parameters = Parameters.of(exchange.target().query());
        return shown(exchange)
                .then(Mono.defer(() -> exchange.target().operation().single()
                        ? one(exchange, parameters)
                        : many(exchange, parameters)));
    }

    private Mono<Void> shown(Exchange exchange) {
        var text = exchange.http().getRequest().getHeaders().getFirst(AT_LEAST);
        if (text == null) {
            return Mono.empty();
        }
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Refused(RefusalCode.INVALID_QUERY, AT_LEAST + " must be a position");
        }
        long position = Long.parseLong(text);
        return Mono.fromFuture(() -> queries.shown(position, PATIENCE))
                .filter(shown -> shown)
                .switchIfEmpty(Mono.error(() -> new Refused(RefusalCode.OVERLOADED)))
                .then();
    }

    private Mono<Void> one(Exchange exchange, Parameters parameters) {
        var target = exchange.target();
        var collection = target.operation().collection();
        var question = new GetObject(
                exchange.version(), collection, target.ids().getLast(), exchange.reader(), parameters.fields());
        return ask(question).flatMap(object -> {
            var page = Page.one(object, collection.one(), exchange.version(), addresses);
            return send(exchange, parameters, object, page, tag(page, object));
        });
    }

    private static String tag(Page page, ObjectPage object) {
        return object.version() == null ? page.tag() : page.tag(object.version());
    }

    private Mono<Void> many(Exchange exchange, Parameters parameters) {
        FindObjects question;
        try {
            question = question(exchange, parameters);
        } catch (Refused refused) {
            return parentsFirst(exchange).then(Mono.error(refused));
        }
        String key = Walks.key(exchange.connection(), exchange.target(), parameters);
        return ask(within(walk(exchange, parameters, key, question.offset()), question))
                .flatMap(objects -> {
                    walks.remember(key, objects.walk());
                    var page = page(exchange, objects);
                    head(exchange, parameters, question, key, objects.walk());
                    return send(
                            exchange,
                            parameters,
                            objects,
                            page,
                            page.tag(objects.walk().total()));
                });
    }

    private FindObjects question(Exchange exchange, Parameters parameters) {
        var target = exchange.target();
        int limit = parameters.limit();
        int offset = parameters.offset();
        boolean descending = parameters.descending();
        var filter =
                FilterText.parse(parameters.one("filter"), exchange.connection().profile());
        return new FindObjects(
                exchange.version(),
                target.operation().collection(),
                target.operation().parents(target.ids()),
                exchange.reader(),
                limit,
                offset,
                parameters.one("sort"),
                descending,
                filter == null ? null : addresses.marked(filter, exchange.version()),
                parameters.fields(),
                null);
    }

    /** A parent that does not exist is said before a parameter that is wrong. */
    private Mono<Void> parentsFirst(Exchange exchange) {
        var target = exchange.target();
        var parents = target.operation().parents(target.ids());
        if (parents.isEmpty()) {
            return Mono.empty();
        }
        var collection = target.operation().collection();
        return ask(new FindObjects(
                        exchange.version(),
                        collection,
                        parents,
                        exchange.reader(),
                        1,
                        0,
                        null,
                        false,
                        null,
                        List.of(),
                        null))
                .then();
    }

    private @Nullable Walk walk(Exchange exchange, Parameters parameters, String key, int offset) {
        var sealed = parameters.one(Parameters.WALK);
        var walk = sealed == null ? null : walks.open(exchange.connection(), key, sealed);
        return walk == null && offset > 0 ? walks.remembered(key) : walk;
    }

    private static FindObjects within(@Nullable Walk walk, FindObjects q) {
        return walk == null
                ? q
                : new FindObjects(
                        q.version(),
                        q.collection(),
                        q.within(),
                        q.reader(),
                        q.limit(),
                        q.offset(),
                        q.sort(),
                        q.descending(),
                        q.filter(),
                        q.fields(),
                        walk);
    }

    private Page page(Exchange exchange, ObjectPage objects) {
        var known = pages.getIfPresent(objects);
        if (known != null) {
            return known;
        }
        var collection = exchange.target().operation().collection();
        var page = Page.many(objects, collection.many(), exchange.version(), addresses);
        pages.put(objects, page);
        return page;
    }

    private void head(Exchange exchange, Parameters parameters, FindObjects question, String key, Walk walk) {
        var headers = exchange.headers();
        headers.set("X-Total-Count", Long.toString(walk.total()));
        String address = addresses.with(exchange.target().path());
        String sealed = walks.seal(exchange.connection(), key, walk);
        headers.set(
                "Link", Links.header(address, parameters, question.limit(), question.offset(), walk.total(), sealed));
    }

    /** A client that has the page is given nothing, so that nothing of it goes on record. */
    private Mono<Void> send(Exchange exchange, Parameters parameters, ObjectPage objects, Page page, String tag) {
        exchange.usage().read(objects.objects().size());
        exchange.headers().setETag(tag);
        if (exchange.isHeld(tag)) {
            exchange.http().getResponse().setStatusCode(HttpStatus.NOT_MODIFIED);
            return exchange.http().getResponse().setComplete();
        }
        return disclosed(exchange, parameters, objects, page)
                .then(Mono.defer(() -> Exchange.send(exchange.http(), 200, page.body())));
    }

    private Mono<Void> disclosed(Exchange exchange, Parameters parameters, ObjectPage objects, Page page) {
        if (exchange.isHead()) {
            return Mono.empty();
        }
        var connection = exchange.connection();
        var target = exchange.target();
        return Mono.fromFuture(() -> disclosures.disclose(
                exchange.caller(),
                connection.id(),
                connection.schools(),
                new PagesDisclosed.Page(
                        exchange.caller().requestId(),
                        target.operation().collection().path(),
                        asked(target, parameters),
                        objects.walk().position(),
                        objects.objects().size(),
                        page.sha256())));
    }

    /** The request as it is kept, without the walk, whose position is kept beside it. */
    private static String asked(Target target, Parameters parameters) {
        var out = new StringBuilder(target.path());
        char separator = '?';
        for (var parameter : parameters.all()) {
            if (!parameter.name().equals(Parameters.WALK)) {
                out.append(separator)
                        .append(Percent.encode(parameter.name()))
                        .append('=')
                        .append(Percent.encode(parameter.value()));
                separator = '&';
            }
        }
        return out.toString();
    }

    private <R> Mono<R> ask(Query<R> query) {
        return Mono.defer(() -> {
            var answer = queries.ask(query);
            return answer.isDone()
                    ? Mono.fromFuture(answer)
                    : Mono.fromFuture(answer).timeout(LONGEST, Mono.error(() -> new Refused(RefusalCode.OVERLOADED)));
        });
    }
}
