package org.rollbook.query.readmodel.postgres;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Wrapped;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs one statement on a connection of the pool; a reader that goes away takes the statement with it. */
final class Reading {
    private final ConnectionPool pool;

    Reading(ConnectionPool pool) {
        this.pool = pool;
    }

    <T> Flux<T> many(Sql sql, Function<? super Readable, T> row) {
        return Flux.usingWhen(
                pool.create(),
                connection -> Flux.from(sql.on(connection).execute()).concatMap(result -> result.map(row), 1),
                Connection::close,
                (connection, failure) -> connection.close(),
                Reading::abandon);
    }

    /** The first row, if any; the statement gives no more. */
    <T> Mono<T> one(Sql sql, Function<? super Readable, T> row) {
        return many(sql, row).singleOrEmpty();
    }

    /** Stops the statement, and gives the connection up: the stop may come late and must not hit another statement. */
    private static Mono<Void> abandon(Connection connection) {
        if (connection instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof PostgresqlConnection session) {
            return session.cancelRequest()
                    .onErrorComplete()
                    .then(session.close())
                    .then(Mono.from(connection.close()))
                    .onErrorComplete();
        }
        return Mono.from(connection.close());
    }
}
