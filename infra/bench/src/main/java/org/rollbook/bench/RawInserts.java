package org.rollbook.bench;

import io.r2dbc.pool.ConnectionPool;
import java.sql.SQLException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The least that a durable write can be: one row with the same bytes, one commit. */
final class RawInserts implements AutoCloseable {
    private static final String INSERT = "insert into raw_result (id, body) values ($1, $2)";

    private final ConnectionPool connections;

    RawInserts(BenchDatabase database, int connections) throws SQLException {
        database.execute("create table raw_result (id text collate \"C\" primary key, body text not null)");
        this.connections = database.r2dbc(connections);
    }

    Mono<Long> insert(String id, String body) {
        return Mono.usingWhen(
                connections.create(),
                connection -> Flux.from(connection
                                .createStatement(INSERT)
                                .bind(0, id)
                                .bind(1, body)
                                .execute())
                        .concatMap(result -> result.getRowsUpdated())
                        .reduce(0L, Long::sum),
                connection -> connection.close());
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
