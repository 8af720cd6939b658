package org.rollbook.query.readmodel.postgres;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One connection for one user at a time, opened anew after a failure. */
final class Session {
    private final PostgresqlConnectionFactory factory;
    private volatile @Nullable PostgresqlConnection current;

    Session(PostgresqlConnectionFactory factory) {
        this.factory = factory;
    }

    <T> Mono<T> use(Function<PostgresqlConnection, Mono<T>> work) {
        return Mono.usingWhen(
                connection(),
                work,
                connection -> Mono.empty(),
                (connection, failure) -> close().onErrorComplete(),
                connection -> close().onErrorComplete());
    }

    Mono<Void> close() {
        var connection = current;
        current = null;
        return connection == null ? Mono.empty() : connection.close();
    }

    private Mono<PostgresqlConnection> connection() {
        return Mono.defer(() -> {
            var connection = current;
            return connection == null ? factory.create().doOnNext(fresh -> current = fresh) : Mono.just(connection);
        });
    }
}
