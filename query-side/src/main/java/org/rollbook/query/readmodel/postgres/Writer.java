package org.rollbook.query.readmodel.postgres;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    /** A large batch that a crash of the server loses is made again from the ledger: nobody need wait for the disk. */
    private static final String BEGIN = "begin; set local synchronous_commit = off";

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
        if (size <= SMALL) return session.use(connection -> atOnce(connection, batch));
        var ready = batch.changes().stream().map(Ready::of).toList();
        return session.use(connection -> copied(connection, batch, ready));
    }

    /** What is encoded before the connection is needed: the batch before may still be on its way. */
    private record Ready(
            ModelChanges changes,
            Members members,
            @Nullable ByteBuf versions,
            @Nullable ByteBuf begun) {
        static Ready of(ModelChanges changes) {
            var members = new Members(changes.model(), changes.evolutions());
            var added = added(changes);
            return new Ready(
                    changes,
                    members,
                    added.isEmpty() ? null : CopyRows.versions(added),
                    members.begun.isEmpty() ? null : CopyRows.members(members.begun));
        }
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

    private Mono<Boolean> copied(PostgresqlConnection connection, Batch batch, List<Ready> ready) {
        return run(connection, new Sql().add(BEGIN))
                .then(one(connection, alone().advance(batch)))
                .flatMap(advanced -> advanced
                        ? Flux.fromIterable(ready)
                                .concatMap(changes -> copied(connection, changes))
                                .then(run(connection, alone().changed(batch)))
                                .then(connection.commitTransaction())
                                .thenReturn(true)
                        : connection.rollbackTransaction().thenReturn(false));
    }

    private Mono<Void> copied(PostgresqlConnection connection, Ready ready) {
        var model = ready.changes().model();
        return Flux.fromIterable(closings(ready.changes(), ready.members()))
                .concatMap(step -> run(connection, step.in(alone())))
                .then(copy(connection, names.rows(model), Changing.ROW_COLUMNS, ready.versions()))
                .then(copy(connection, names.members(model), Changing.MEMBER_COLUMNS, ready.begun()));
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

    private static Mono<Void> copy(
            PostgresqlConnection connection, String table, String columns, @Nullable ByteBuf rows) {
        return rows == null
                ? Mono.empty()
                : connection
                        .copyIn("copy " + table + " (" + columns + ") from stdin (format binary)", Mono.just(rows))
                        .then();
    }
}
