package org.rollbook.rest.oneroster;

import java.time.Duration;
import java.util.stream.Collectors;
import org.rollbook.messages.Commands;
import org.rollbook.messages.Commands.Receipt;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.Queries;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.Warning;
import org.rollbook.messages.gradebook.RejectSubmission;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.rest.oauth.AccessTokens.Grant;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Answers PUT and DELETE. What cannot become a command is told to the command side as well, so that the ledger knows
 * of every refusal. An answer waits until what was written can be read, but not longer than a second.
 */
@Component
final class Writing {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final byte[] NOTHING = {};

    private final Commands commands;
    private final Queries queries;
    private final Addresses addresses;

    Writing(Commands commands, Queries queries, Addresses addresses) {
        this.commands = commands;
        this.queries = queries;
        this.addresses = addresses;
    }

    Mono<Void> answer(Exchange exchange, Grant grant) {
        var request = exchange.http().getRequest();
        return isPut(exchange)
                ? body(exchange).flatMap(body -> answer(exchange, grant, body))
                : DataBufferUtils.join(request.getBody(), SentBody.LARGEST)
                        .doOnNext(DataBufferUtils::release)
                        .onErrorComplete(DataBufferLimitException.class)
                        .then(Mono.defer(() -> answer(exchange, grant, NOTHING)));
    }

    private static boolean isPut(Exchange exchange) {
        return exchange.http().getRequest().getMethod().equals(HttpMethod.PUT);
    }

    private Mono<byte[]> body(Exchange exchange) {
        return DataBufferUtils.join(exchange.http().getRequest().getBody(), SentBody.LARGEST)
                .map(Writing::bytes)
                .defaultIfEmpty(NOTHING)
                .onErrorResume(
                        DataBufferLimitException.class,
                        e -> reject(exchange, new Refused(RefusalCode.BODY_TOO_LARGE, SentBody.LARGEST), NOTHING));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private Mono<Void> answer(Exchange exchange, Grant grant, byte[] body) {
        Object command;
        try {
            Authorisation.check(grant, exchange.target().operation(), method(exchange));
            Authorisation.checkVendor(
                    exchange.connection(),
                    exchange.target().operation(),
                    exchange.http().getRequest().getHeaders());
            command = isPut(exchange) ? put(exchange, body) : withdrawal(exchange);
        } catch (Refused refused) {
            return reject(exchange, refused, body);
        }
        return Mono.fromFuture(() -> commands.send(command, exchange.caller()))
                .flatMap(receipt -> Mono.fromFuture(() -> queries.shown(receipt.position(), PATIENCE))
                        .then(Mono.defer(() -> done(exchange, receipt))));
    }

    private static HttpMethod method(Exchange exchange) {
        return exchange.http().getRequest().getMethod();
    }

    private static Object put(Exchange exchange, byte[] body) {
        requireJson(exchange, body);
        var collection = exchange.target().operation().collection();
        var object =
                SentBody.object(body, collection.one(), exchange.connection().profile());
        return Submission.of(collection, id(exchange), object, by(exchange)).command();
    }

    private static Object withdrawal(Exchange exchange) {
        return Withdrawals.of(exchange.target().operation().collection(), id(exchange), by(exchange));
    }

    private static String id(Exchange exchange) {
        return exchange.target().ids().getLast();
    }

    private static Submitter by(Exchange exchange) {
        var connection = exchange.connection();
        return new Submitter(connection.id(), exchange.version(), connection.profile(), connection.schools());
    }

    /** The lenient profile takes a body without a content type for what it hopefully is. */
    private static void requireJson(Exchange exchange, byte[] body) {
        var text = exchange.http().getRequest().getHeaders().getFirst("Content-Type");
        boolean lenient = exchange.connection().profile() == Profile.LENIENT;
        if (text == null ? !lenient || body.length == 0 : !isJson(text)) {
            throw new Refused(RefusalCode.NOT_JSON);
        }
    }

    private static boolean isJson(String text) {
        try {
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(text));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private <R> Mono<R> reject(Exchange exchange, Refused refused, byte[] body) {
        var rejection = new RejectSubmission(
                exchange.target().operation().collection().one(),
                id(exchange),
                refused.code(),
                refused.parameters().stream().map(Object::toString).toList(),
                Page.sha256(body));
        return Mono.fromFuture(() -> commands.send(rejection, exchange.caller()))
                .then(Mono.error(refused));
    }

    private Mono<Void> done(Exchange exchange, Receipt receipt) {
        var headers = exchange.headers();
        headers.setCacheControl("no-store");
        headers.set("Rollbook-Position", Long.toString(receipt.position()));
        var warnings = receipt.outcome().warnings();
        if (!warnings.isEmpty()) {
            headers.set(
                    "Rollbook-Warnings",
                    warnings.stream().map(Warning::code).distinct().collect(Collectors.joining(", ")));
        }
        if (!isPut(exchange)) {
            exchange.http().getResponse().setStatusCode(HttpStatus.NO_CONTENT);
            return exchange.http().getResponse().setComplete();
        }
        boolean created = receipt.outcome().result() == Outcome.Result.CREATED;
        if (created) {
            headers.set("Location", addresses.with(exchange.target().path()));
        }
        boolean strict = exchange.connection().profile() == Profile.STRICT;
        return exchange.sendNothing(created || strict ? 201 : 200);
    }
}
