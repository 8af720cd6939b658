package org.rollbook.rest.admin;

import java.time.Duration;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Commands;
import org.rollbook.messages.Commands.Receipt;
import org.rollbook.messages.Queries;
import org.rollbook.messages.Query;
import org.rollbook.rest.RequestId;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How the administrator's requests reach the two sides: changes as commands, answers when the change can be read. */
@Component
public final class Administration {
    /** Where a reader finds the position that shows the change, when it could not be waited for. */
    static final String POSITION = "Rollbook-Position";

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Commands commands;
    private final Queries queries;

    public Administration(Commands commands, Queries queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /** Ends when the command is decided and the read models show it, or are late. */
    Mono<Receipt> send(Object command, ServerWebExchange exchange) {
        var caller = new Caller(RequestId.of(exchange), null, null, "administrator");
        return Mono.fromFuture(() -> commands.send(command, caller))
                .flatMap(receipt -> Mono.fromFuture(() -> queries.shown(receipt.position(), PATIENCE))
                        .doOnNext(shown -> tellPosition(exchange, receipt, shown))
                        .thenReturn(receipt));
    }

    public <R> Mono<R> ask(Query<R> query) {
        return Mono.fromFuture(() -> queries.ask(query));
    }

    private static void tellPosition(ServerWebExchange exchange, Receipt receipt, boolean shown) {
        if (!shown) {
            exchange.getResponse().getHeaders().set(POSITION, Long.toString(receipt.position()));
        }
    }
}
