package org.rollbook.rest.oneroster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Commands;
import org.rollbook.messages.Commands.Receipt;
import org.rollbook.messages.Queries;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.AssignLineItem;
import org.rollbook.messages.gradebook.AssignLineItems;
import org.rollbook.messages.gradebook.PostedSet;
import org.rollbook.messages.gradebook.RecordScore;
import org.rollbook.messages.gradebook.RecordScores;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.rest.oauth.AccessTokens.Grant;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers POST of a set: every object gets an id here, and the answer pairs it with the one that the sender gave. */
@Component
final class Posting {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int LONGEST_KEY = 255;

    private final Commands commands;
    private final Queries queries;
    private final Requests requests;

    Posting(Commands commands, Queries queries, Requests requests) {
        this.commands = commands;
        this.queries = queries;
        this.requests = requests;
    }

    /** @param supplied ids that the sender gave the elements, in their order */
    private record Prepared(Object command, List<String> supplied) {}

    private record Pair(String suppliedSourcedId, String allocatedSourcedId) {}

    Mono<Void> answer(Exchange exchange, Grant grant) {
        String parent = exchange.target().ids().getLast();
        return requests.body(exchange, parent, SentBody.LARGEST_SET)
                .flatMap(body -> answer(exchange, grant, parent, body));
    }

    private Mono<Void> answer(Exchange exchange, Grant grant, String parent, byte[] body) {
        Prepared prepared;
        try {
            var operation = exchange.target().operation();
            Authorisation.check(grant, operation, HttpMethod.POST);
            Authorisation.checkVendor(
                    grant.connection(), operation, exchange.http().getRequest().getHeaders());
            Requests.requireJson(exchange, body);
            prepared = prepared(exchange, body);
        } catch (Refused refused) {
            return requests.reject(exchange, parent, refused, body);
        }
        return Mono.fromFuture(() -> commands.send(prepared.command(), exchange.caller()))
                .flatMap(receipt -> Mono.fromFuture(() -> queries.shown(receipt.position(), Requests.PATIENCE))
                        .then(Mono.defer(() -> done(exchange, prepared, receipt))));
    }

    private static Prepared prepared(Exchange exchange, byte[] body) {
        var collection = exchange.target().operation().collection();
        var given = given(exchange);
        var supplied = new ArrayList<String>();
        var items = new ArrayList<Object>();
        for (var object : SentBody.set(body, collection.many())) {
            String place = collection.many() + "[" + items.size() + "]";
            var element = Submission.element(
                    collection, UUID.randomUUID().toString(), place, object, given, exchange.submitter());
            supplied.add(element.suppliedId().orElse(Integer.toString(items.size())));
            items.add(element.elementCommand());
        }
        if (new HashSet<>(supplied).size() < supplied.size()) {
            throw new Refused(RefusalCode.INVALID_DATA, "A sourcedId occurs twice in the set.");
        }
        var set = new PostedSet(key(exchange), Page.sha256(body), exchange.submitter());
        return new Prepared(command(collection, given, items, set), supplied);
    }

    private static Object command(Collection collection, Map<String, String> given, List<Object> items, PostedSet set) {
        return collection == Collection.LINE_ITEMS
                ? new AssignLineItems(
                        given.get("class"),
                        given.get("school"),
                        items.stream().map(AssignLineItem.class::cast).toList(),
                        set)
                : new RecordScores(
                        given.get("lineItem"),
                        given.get("class"),
                        given.get("academicSession"),
                        items.stream().map(RecordScore.class::cast).toList(),
                        set);
    }

    /** What the path says of every element, by the names of references. */
    private static Map<String, String> given(Exchange exchange) {
        var given = new HashMap<String, String>();
        for (var parent :
                exchange.target().operation().parents(exchange.target().ids())) {
            given.put(
                    parent.collection() == Collection.SCHOOLS
                            ? "school"
                            : parent.collection().one(),
                    parent.id());
        }
        return given;
    }

    /** A key counts for its connection and its address only. */
    private static @Nullable String key(Exchange exchange) {
        var key = exchange.http().getRequest().getHeaders().getFirst("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Refused(RefusalCode.INVALID_DATA, "Idempotency-Key has 1 to " + LONGEST_KEY + " characters.");
        }
        String scope = exchange.connection().id() + "\n" + exchange.target().path() + "\n" + key;
        return Page.sha256(scope.getBytes(StandardCharsets.UTF_8));
    }

    private static Mono<Void> done(Exchange exchange, Prepared prepared, Receipt receipt) {
        Requests.report(exchange, receipt);
        var allocated = receipt.outcome().allocatedIds();
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < allocated.size(); i++) {
            pairs.add(new Pair(prepared.supplied().get(i), allocated.get(i)));
        }
        return Exchange.send(exchange.http(), 201, MAPPER.writeValueAsBytes(Map.of("sourcedIdPairs", pairs)));
    }
}
