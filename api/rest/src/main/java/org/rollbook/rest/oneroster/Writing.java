package org.rollbook.rest.oneroster;

import org.rollbook.messages.Commands;
import org.rollbook.messages.Commands.Receipt;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.Queries;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.Withdrawal;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.rest.oauth.AccessTokens.Grant;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Answers PUT and DELETE. What cannot become a command is told to the command side as well, so that the ledger knows
 * of every refusal. An answer waits until what was written can be read, but not longer than a second.
 */
@Component
final class Writing {
    private static final byte[] NOTHING = {};

    private final Commands commands;
    private final Queries queries;
    private final Addresses addresses;
    private final Requests sent;

    Writing(Commands commands, Queries queries, Addresses addresses, Requests sent) {
        this.commands = commands;
        this.queries = queries;
        this.addresses = addresses;
        this.sent = sent;
    }

    Mono<Void> answer(Exchange exchange, Grant grant) {
        var request = exchange.http().getRequest();
        return isPut(exchange)
                ? sent.body(exchange, id(exchange), SentBody.LARGEST).flatMap(body -> answer(exchange, grant, body))
                : DataBufferUtils.join(request.getBody(), SentBody.LARGEST)
                        .doOnNext(DataBufferUtils::release)
                        .onErrorComplete(DataBufferLimitException.class)
                        .then(Mono.defer(() -> answer(exchange, grant, NOTHING)));
    }

    private static boolean isPut(Exchange exchange) {
        return exchange.http().getRequest().getMethod().equals(HttpMethod.PUT);
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
            return sent.reject(exchange, id(exchange), refused, body);
        }
        return Mono.fromFuture(() -> commands.send(command, exchange.caller()))
                .flatMap(receipt -> Mono.fromFuture(() -> queries.shown(receipt.position(), Requests.PATIENCE))
                        .then(Mono.defer(() -> done(exchange, command, receipt))));
    }

    private static HttpMethod method(Exchange exchange) {
        return exchange.http().getRequest().getMethod();
    }

    private static Object put(Exchange exchange, byte[] body) {
        Requests.requireJson(exchange, body);
        var collection = exchange.target().operation().collection();
        var object =
                SentBody.object(body, collection.one(), exchange.connection().profile());
        return Submission.of(collection, id(exchange), object, exchange.submitter())
                .command();
    }

    private static Object withdrawal(Exchange exchange) {
        return Withdrawals.of(exchange.target().operation().collection(), id(exchange), null, exchange.submitter());
    }

    private static String id(Exchange exchange) {
        return exchange.target().ids().getLast();
    }

    private Mono<Void> done(Exchange exchange, Object command, Receipt receipt) {
        Requests.report(exchange, receipt);
        if (!isPut(exchange)) {
            exchange.http().getResponse().setStatusCode(HttpStatus.NO_CONTENT);
            return exchange.http().getResponse().setComplete();
        }
        boolean created = receipt.outcome().result() == Outcome.Result.CREATED;
        if (created) {
            exchange.headers().set("Location", addresses.with(exchange.target().path()));
        }
        boolean strict = exchange.connection().profile() == Profile.STRICT && !(command instanceof Withdrawal);
        return exchange.sendNothing(created || strict ? 201 : 200);
    }
}
