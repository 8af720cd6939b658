package org.rollbook.query.readmodel.postgres;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.rollbook.query.readmodel.Batch;
import org.rollbook.query.readmodel.Batch.Evolution;
import org.rollbook.query.readmodel.Batch.ModelChanges;
import org.rollbook.query.readmodel.Version;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Applies batches, each in one transaction that also moves the generation's position: a small one by one statement, a
 * large one by copying rows. Whoever else applies the same batch waits at the position, and then finds it done.
 */
final class Writer {
    /** Up to so many objects one statement is faster. */
    private static final int SMALL = 100;

    private final Names names;
    private final Session session;

    Writer(Names names, Session session) {
        this.names = names;
        this.session = session;
    }

    Mono<Boolean> apply(Batch batch) {
        int size = batch.changes().stream()
                .mapToInt(changes -> changes.evolutions().size())
                .sum();
        return session.use(connection -> size <= SMALL ? atOnce(connection, batch) : copied(connection, batch));
    }

    private Mono<Boolean> atOnce(Connection connection, Batch batch) {
        var sql = new Sql();
        var changing = new Changing(names, sql, " and exists (select from advanced)");
        if (batch.changes().isEmpty()) return one(connection, changing.advance(batch));
        sql.add("with advanced as (");
        changing.advance(batch).add(" returning 1), changed as (");
        changing.changed(batch);
        int part = 0;
        for (var changes : batch.changes()) {
            for (var step : steps(changes)) {
                sql.add("), part" + part++ + " as (");
                step.in(changing);
            }
        }
        return one(connection, sql.add(") select 1 from advanced"));
    }

    /** Something to write in a statement. */
    private interface Step {
        Sql in(Changing changing);
    }

    private static List<Step> steps(ModelChanges changes) {
        var model = changes.model();
        var members = new Members(model, changes.evolutions());
        var steps = new ArrayList<Step>();
        steps.addAll(closings(changes, members));
        var added = added(changes);
        if (!added.isEmpty()) steps.add(changing -> changing.addRows(model, added));
        if (!members.begun.isEmpty()) steps.add(changing -> changing.addMembers(model, members.begun));
        return steps;
    }

    private static List<Step> closings(ModelChanges changes, Members members) {
        var model = changes.model();
        var steps = new ArrayList<Step>();
        var closed = changes.evolutions().stream()
                .map(Evolution::before)
                .filter(Objects::nonNull)
                .toList();
        if (!closed.isEmpty()) steps.add(changing -> changing.closeRows(model, closed));
        if (!members.ended.isEmpty()) steps.add(changing -> changing.closeMembers(model, members.ended));
        if (!changes.tallies().isEmpty()) steps.add(changing -> changing.tally(model, changes.tallies()));
        return steps;
    }

    private static List<Version> added(ModelChanges changes) {
        return changes.evolutions().stream()
                .flatMap(evolution -> evolution.after().stream())
                .toList();
    }

    private Mono<Boolean> copied(PostgresqlConnection connection, Batch batch) {
        return connection
                .beginTransaction()
                .then(one(connection, alone().advance(batch)))
                .flatMap(advanced -> advanced
                        ? Flux.fromIterable(batch.changes())
                                .concatMap(changes -> copied(connection, changes))
                                .then(run(connection, alone().changed(batch)))
                                .then(connection.commitTransaction())
                                .thenReturn(true)
                        : connection.rollbackTransaction().thenReturn(false));
    }

    private Mono<Void> copied(PostgresqlConnection connection, ModelChanges changes) {
        var members = new Members(changes.model(), changes.evolutions());
        return Flux.fromIterable(closings(changes, members))
                .concatMap(step -> run(connection, step.in(alone())))
                .then(copy(
                        connection,
                        names.rows(changes.model()),
                        Changing.ROW_COLUMNS,
                        added(changes),
                        CopyRows::versions))
                .then(copy(
                        connection,
                        names.members(changes.model()),
                        Changing.MEMBER_COLUMNS,
                        members.begun,
                        CopyRows::members));
    }

    private Changing alone() {
        return new Changing(names, new Sql(), "");
    }

    private static Mono<Boolean> one(Connection connection, Sql sql) {
        return run(connection, sql).map(rows -> rows == 1);
    }

    private static Mono<Long> run(Connection connection, Sql sql) {
        return Flux.from(sql.on(connection).execute())
                .concatMap(result -> result.getRowsUpdated())
                .reduce(0L, Long::sum);
    }

    private static <T> Mono<Void> copy(
            PostgresqlConnection connection,
            String table,
            String columns,
            List<T> rows,
            Function<List<T>, ByteBuf> bytes) {
        return rows.isEmpty()
                ? Mono.empty()
                : connection
                        .copyIn(
                                "copy " + table + " (" + columns + ") from stdin (format binary)",
                                Mono.fromSupplier(() -> bytes.apply(rows)))
                        .then();
    }
}
