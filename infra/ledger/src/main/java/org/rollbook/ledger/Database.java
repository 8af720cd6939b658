package org.rollbook.ledger;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Connections to the ledger's database: a pool for reading, and single ones for the committer and the tail. */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final PostgresqlConnectionFactory single;
    private final ConnectionPool pool;

    public Database(DatabaseAddress address, int readers) {
        var configuration = PostgresqlConnectionConfiguration.builder()
                .host(address.host())
                .port(address.port())
                .database(address.database())
                .username(address.user())
                .password(address.password())
                .applicationName("rollbook ledger")
                .connectTimeout(CONNECT)
                .tcpNoDelay(true)
                .tcpKeepAlive(true)
                .forceBinary(true);
        if (address.sslMode() != null) {
            configuration.sslMode(SSLMode.fromValue(address.sslMode()));
        }
        this.single = new PostgresqlConnectionFactory(configuration.build());
        this.pool = new ConnectionPool(ConnectionPoolConfiguration.builder(single)
                .initialSize(0)
                .minIdle(1)
                .maxSize(readers)
                .maxIdleTime(Duration.ofMinutes(5))
                .maxAcquireTime(Duration.ofSeconds(30))
                .build());
    }

    /** A connection of its own, outside the pool. */
    PostgresqlConnection connect() {
        return Objects.requireNonNull(await(single.create().timeout(CONNECT)));
    }

    /** Closes a connection that is of no more use; the one place where the ledger waits for nothing. */
    static void leave(PostgresqlConnection connection) {
        connection.close().subscribe(null, problem -> LOG.debug("A connection did not close well", problem));
    }

    /** Rows of a query on a connection of the pool. */
    <T> Flux<T> query(String sql, UnaryOperator<Statement> bind, Function<Readable, T> row) {
        return Flux.usingWhen(
                pool.create(),
                connection -> Flux.from(
                                bind.apply(connection.createStatement(sql)).execute())
                        .concatMap(result -> result.map(row)),
                connection -> connection.close());
    }

    /** Rows of a query on a connection of the pool; blocks. */
    <T> List<T> rows(String sql, UnaryOperator<Statement> bind, Function<Readable, T> row) {
        return Objects.requireNonNull(await(query(sql, bind, row).collectList()));
    }

    /** Number of rows that a statement changed, on a connection of the pool; blocks. */
    long change(String sql, UnaryOperator<Statement> bind) {
        var changed = Flux.usingWhen(
                pool.create(),
                connection -> Flux.from(
                                bind.apply(connection.createStatement(sql)).execute())
                        .concatMap(result -> result.getRowsUpdated()),
                connection -> connection.close());
        return Objects.requireNonNull(await(changed.reduce(0L, Long::sum)));
    }

    /** The one place where the ledger blocks for the database, besides threads that the committer, the tail and imports own. */
    static <T> @Nullable T await(Mono<T> answer) {
        return answer.block(ANSWER);
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
