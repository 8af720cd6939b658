package org.rollbook.query.readmodel.postgres;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.rollbook.query.readmodel.Batch;
import org.rollbook.query.readmodel.Batch.Evolution;
import org.rollbook.query.readmodel.Batch.ModelChanges;
import org.rollbook.query.readmodel.Batch.Tally;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Version;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Applies batches, each in one transaction that also moves the generation's position. */
final class Writer {
    private final Names names;
    private final Session session;

    Writer(Names names, Session session) {
        this.names = names;
        this.session = session;
    }

    Mono<Boolean> apply(Batch batch) {
        return session.use(connection -> connection
                .beginTransaction()
                .then(advance(connection, batch))
                .flatMap(advanced -> advanced
                        ? Flux.fromIterable(batch.changes())
                                .concatMap(changes -> write(connection, changes))
                                .then(connection.commitTransaction())
                                .thenReturn(true)
                        : connection.rollbackTransaction().thenReturn(false)));
    }

    /** Takes the position's row: whoever else applies the same batch waits here, and then finds it done. */
    private Mono<Boolean> advance(Connection connection, Batch batch) {
        return run(
                        connection,
                        new Sql()
                                .add("update " + names.progress() + " set position = ")
                                .bind(batch.upTo())
                                .add(" where model = '' and position = ")
                                .bind(batch.after()))
                .map(rows -> rows == 1);
    }

    private Mono<Void> write(PostgresqlConnection connection, ModelChanges changes) {
        var members = new Members(changes.model(), changes.evolutions());
        return Flux.concat(
                        close(connection, changes),
                        copyRows(connection, changes),
                        closeMembers(connection, changes.model(), members),
                        copyMembers(connection, changes.model(), members),
                        tally(connection, changes),
                        changed(connection, changes))
                .then();
    }

    private Mono<Long> close(Connection connection, ModelChanges changes) {
        var closed = changes.evolutions().stream()
                .map(Evolution::before)
                .filter(Objects::nonNull)
                .toList();
        if (closed.isEmpty()) return Mono.empty();
        var sql = new Sql().add("update " + names.rows(changes.model()) + " u set to_pos = n.until from unnest(");
        sql.bind(texts(closed, version -> version.row().id())).add(", ");
        sql.bind(numbers(closed, Version::from)).add(", ");
        sql.bind(numbers(closed, Version::to)).add(") n(id, since, until) where u.id = n.id and u.from_pos = n.since");
        return run(connection, sql.add(" and u.to_pos = " + Names.FOREVER));
    }

    private Mono<Long> copyRows(PostgresqlConnection connection, ModelChanges changes) {
        var text = new CopyText();
        for (var evolution : changes.evolutions()) {
            for (var version : evolution.after()) add(text, version);
        }
        return copy(
                connection,
                names.rows(changes.model())
                        + " (id, from_pos, to_pos, schools, active, fields, body, big_body, other_body)",
                text);
    }

    private static void add(CopyText text, Version version) {
        var row = version.row();
        boolean large = isLarge(row.id(), row.body());
        text.column(row.id())
                .column(version.from())
                .column(version.to())
                .column(row.schools() == null ? null : new TreeSet<>(row.schools()))
                .column(row.active())
                .column(FieldsJson.write(row.fields()))
                .column(large ? null : row.body())
                .column(large ? row.body() : null)
                .column(row.otherBody())
                .end();
    }

    private static boolean isLarge(String id, String body) {
        int characters = id.length() + body.length();
        if (characters > Layout.LARGEST_INDEXED) return true;
        return characters * 3 > Layout.LARGEST_INDEXED
                && id.getBytes(StandardCharsets.UTF_8).length + body.getBytes(StandardCharsets.UTF_8).length
                        > Layout.LARGEST_INDEXED;
    }

    private Mono<Long> closeMembers(Connection connection, Model model, Members members) {
        if (members.ended.isEmpty()) return Mono.empty();
        var sql = new Sql().add("update " + names.members(model) + " m set to_pos = n.until from unnest(");
        sql.bind(members.ended.stream()
                        .map(ended -> (short) ended.member().kind())
                        .toArray(Short[]::new))
                .add(", ");
        sql.bind(texts(members.ended, ended -> ended.member().value())).add(", ");
        sql.bind(texts(members.ended, Members.Ended::id)).add(", ");
        sql.bind(numbers(members.ended, Members.Ended::to)).add(") n(kind, value, id, until)");
        return run(
                connection,
                sql.add(" where m.kind = n.kind and m.value = n.value and m.id = n.id and m.to_pos = "
                        + Names.FOREVER));
    }

    private Mono<Long> copyMembers(PostgresqlConnection connection, Model model, Members members) {
        var text = new CopyText();
        for (var begun : members.begun) {
            text.column(begun.member().kind())
                    .column(begun.member().value())
                    .column(begun.id())
                    .column(begun.from())
                    .column(begun.to())
                    .column(begun.member().active())
                    .end();
        }
        return copy(connection, names.members(model) + " (kind, value, id, from_pos, to_pos, active)", text);
    }

    private Mono<Long> tally(Connection connection, ModelChanges changes) {
        if (changes.tallies().isEmpty()) return Mono.empty();
        List<Map.Entry<Tally, Long>> tallies = List.copyOf(changes.tallies().entrySet());
        var sql = new Sql().add("insert into " + names.tallies(changes.model()) + " as t");
        sql.add(
                " select encode(sha256(convert_to(n.key, 'UTF8')), 'hex'), nullif(n.schools, '')::text[], n.active, n.fields::jsonb, n.more from unnest(");
        sql.bind(texts(tallies, tally -> key(tally.getKey()))).add(", ");
        sql.bind(texts(tallies, tally -> schools(tally.getKey()))).add(", ");
        sql.bind(tallies.stream().map(tally -> tally.getKey().active()).toArray(Boolean[]::new))
                .add(", ");
        sql.bind(texts(tallies, tally -> FieldsJson.canonical(tally.getKey().fields())))
                .add(", ");
        sql.bind(numbers(tallies, Map.Entry::getValue)).add(") n(key, schools, active, fields, more)");
        return run(connection, sql.add(" on conflict (key) do update set n = t.n + excluded.n"));
    }

    private static String schools(Tally tally) {
        return tally.schools() == null ? "" : CopyText.array(new TreeSet<>(tally.schools()));
    }

    private static String key(Tally tally) {
        return schools(tally) + tally.active() + FieldsJson.canonical(tally.fields());
    }

    private Mono<Long> changed(Connection connection, ModelChanges changes) {
        var sql = new Sql().add("insert into " + names.progress() + " values (");
        sql.bind(changes.model().name()).add(", ").bind(changes.changedAt());
        return run(connection, sql.add(") on conflict (model) do update set position = excluded.position"));
    }

    private static Mono<Long> run(Connection connection, Sql sql) {
        return Flux.from(sql.on(connection).execute())
                .flatMap(result -> result.getRowsUpdated())
                .reduce(0L, Long::sum);
    }

    private static Mono<Long> copy(PostgresqlConnection connection, String into, CopyText text) {
        return text.isEmpty()
                ? Mono.empty()
                : connection.copyIn("copy " + into + " from stdin", Mono.fromSupplier(text::bytes));
    }

    private static <T> String[] texts(List<T> list, Function<T, String> text) {
        return list.stream().map(text).toArray(String[]::new);
    }

    private static <T> Long[] numbers(List<T> list, Function<T, Long> number) {
        return list.stream().map(number).toArray(Long[]::new);
    }
}
