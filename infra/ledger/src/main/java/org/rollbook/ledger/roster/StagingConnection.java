package org.rollbook.ledger.roster;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.postgresql.api.PostgresqlStatement;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** A connection of an import, for a thread that may wait. */
final class StagingConnection implements AutoCloseable {
    private static final int FETCHED_AT_ONCE = 2_000;
    private static final int CHUNKS_IN_WORK = 8;

    private final PostgresqlConnection connection;
    private final Scheduler worker;

    /** @param worker whose threads may block: rows are read and turned into objects there, not in the event loop */
    StagingConnection(PostgresqlConnection connection, Scheduler worker) {
        this.connection = connection;
        this.worker = worker;
    }

    static StagingConnection open(PostgresqlConnectionFactory connections, Scheduler worker) {
        var connection = new StagingConnection(Objects.requireNonNull(await(connections.create())), worker);
        connection.update("set work_mem = '64MB'; set jit = off; set synchronous_commit = off");
        return connection;
    }

    long update(String sql, Object... parameters) {
        Flux<Long> updated = bound(sql, parameters).execute().concatMap(PostgresqlResult::getRowsUpdated);
        return Objects.requireNonNull(await(updated.reduce(0L, Long::sum)));
    }

    <T> List<T> rows(String sql, Function<Readable, T> row, Object... parameters) {
        Flux<T> rows = bound(sql, parameters).execute().concatMap(result -> result.map(row));
        return Objects.requireNonNull(await(rows.collectList()));
    }

    List<Long> lines(String sql, Object... parameters) {
        return rows(sql, row -> Objects.requireNonNull(row.get(0, Long.class)), parameters);
    }

    long number(String sql, Object... parameters) {
        return lines(sql, parameters).getFirst();
    }

    boolean isTrue(String sql, Object... parameters) {
        return rows(sql, row -> Objects.requireNonNull(row.get(0, Boolean.class)), parameters)
                .getFirst();
    }

    /** The driver puts all bytes of one COPY together before it sends them, so each piece is a COPY of its own. */
    void copy(String sql, Flux<ByteBuf> pieces) {
        await(pieces.subscribeOn(worker)
                .concatMap(piece -> connection.copyIn(sql).from(piece).build(), 1)
                .then());
    }

    /**
     * Streams rows and hands on in chunks what becomes of them, a few chunks being in work at a time.
     *
     * @param become on a thread of the worker; rows that become null are left out
     */
    <R, T> void stream(
            String sql,
            Function<Readable, R> row,
            Function<R, @Nullable T> become,
            int chunk,
            Function<List<T>, CompletionStage<?>> work) {
        Flux<T> all = bound(sql)
                .fetchSize(FETCHED_AT_ONCE)
                .execute()
                .concatMap(result -> result.map(row))
                .publishOn(worker, FETCHED_AT_ONCE)
                .mapNotNull(become);
        Mono<Void> done = all.buffer(chunk)
                .flatMap(each -> Mono.fromCompletionStage(work.apply(each)), CHUNKS_IN_WORK, 1)
                .then();
        await(connection
                .beginTransaction()
                .then(done)
                .onErrorResume(e -> connection.rollbackTransaction().then(Mono.error(e)))
                .then(connection.commitTransaction()));
    }

    private PostgresqlStatement bound(String sql, Object... parameters) {
        PostgresqlStatement statement = connection.createStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.bind(i, parameters[i]);
        }
        return statement;
    }

    /** The one place where an import blocks, on its own thread, for as long as a statement over a whole package takes. */
    private static <T> @Nullable T await(Mono<T> work) {
        return work.block();
    }

    @Override
    public void close() {
        await(connection.close());
    }
}
