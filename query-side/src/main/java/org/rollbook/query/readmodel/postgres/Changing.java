package org.rollbook.query.readmodel.postgres;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Batch;
import org.rollbook.query.readmodel.Batch.Tally;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Version;

/**
 * The parts of a change as statements, each for any number of rows.
 *
 * @param guard a further condition of each statement; empty for none
 */
record Changing(Names names, Sql sql, String guard) {
    static final String ROW_COLUMNS = "id, from_pos, to_pos, schools, active, fields, body, big_body, other_body";
    static final String MEMBER_COLUMNS = "kind, value, id, from_pos, to_pos, active";

    Sql advance(Batch batch) {
        sql.add("update " + names.progress() + " set position = ").bind(batch.upTo());
        return sql.add(" where model = '' and position = ").bind(batch.after());
    }

    Sql closeRows(Model model, List<Version> closed) {
        sql.add("update " + names.rows(model) + " u set to_pos = n.until from unnest(");
        texts(closed, version -> version.row().id());
        numbers(closed, Version::from);
        numbers(closed, Version::to);
        return rows(") n(id, since, until) where u.id = n.id and u.from_pos = n.since and u.to_pos = " + Names.FOREVER);
    }

    Sql addRows(Model model, List<Version> versions) {
        sql.add("insert into " + names.rows(model) + " (" + ROW_COLUMNS + ") select id, since, until,"
                + " nullif(schools, '')::text[], active, fields::jsonb, nullif(body, ''), nullif(big, ''),"
                + " nullif(other, '') from unnest(");
        texts(versions, version -> version.row().id());
        numbers(versions, Version::from);
        numbers(versions, Version::to);
        texts(versions, version -> orEmpty(schools(version.row().schools())));
        flags(versions, version -> version.row().active());
        texts(versions, version -> FieldsJson.write(version.row().fields()));
        texts(versions, version -> isLarge(version) ? "" : version.row().body());
        texts(versions, version -> isLarge(version) ? version.row().body() : "");
        texts(versions, version -> orEmpty(version.row().otherBody()));
        return rows(") n(id, since, until, schools, active, fields, body, big, other) where true");
    }

    Sql closeMembers(Model model, List<Members.Ended> ended) {
        sql.add("update " + names.members(model) + " m set to_pos = n.until from unnest(");
        numbers(ended, one -> (long) one.member().kind());
        texts(ended, one -> one.member().value());
        texts(ended, Members.Ended::id);
        numbers(ended, Members.Ended::to);
        return rows(") n(kind, value, id, until) where m.kind = n.kind::smallint and m.value = n.value and m.id = n.id"
                + " and m.to_pos = " + Names.FOREVER);
    }

    Sql addMembers(Model model, List<Members.Begun> begun) {
        sql.add("insert into " + names.members(model) + " (" + MEMBER_COLUMNS
                + ") select kind, value, id, since, until, active from unnest(");
        numbers(begun, one -> (long) one.member().kind());
        texts(begun, one -> one.member().value());
        texts(begun, Members.Begun::id);
        numbers(begun, Members.Begun::from);
        numbers(begun, Members.Begun::to);
        flags(begun, one -> one.member().active());
        return rows(") n(kind, value, id, since, until, active) where true");
    }

    Sql tally(Model model, Map<Tally, Long> differences) {
        var tallies = List.copyOf(differences.entrySet());
        sql.add("insert into " + names.tallies(model) + " as t select encode(sha256(convert_to(n.key, 'UTF8')), 'hex'),"
                + " nullif(n.schools, '')::text[], n.active, n.fields::jsonb, n.more from unnest(");
        texts(tallies, one -> key(one.getKey()));
        texts(tallies, one -> orEmpty(schools(one.getKey().schools())));
        flags(tallies, one -> one.getKey().active());
        texts(tallies, one -> FieldsJson.canonical(one.getKey().fields()));
        numbers(tallies, Map.Entry::getValue);
        rows(") n(key, schools, active, fields, more) where true");
        return sql.add(" on conflict (key) do update set n = t.n + excluded.n");
    }

    Sql changed(Batch batch) {
        sql.add("insert into " + names.progress() + " select * from unnest(");
        texts(batch.changes(), changes -> changes.model().name());
        numbers(batch.changes(), Batch.ModelChanges::changedAt);
        rows(") n(model, position) where true");
        return sql.add(" on conflict (model) do update set position = excluded.position");
    }

    static boolean isLarge(Version version) {
        String id = version.row().id();
        String body = version.row().body();
        int characters = id.length() + body.length();
        if (characters > Layout.LARGEST_INDEXED) return true;
        return characters * 3 > Layout.LARGEST_INDEXED
                && id.getBytes(StandardCharsets.UTF_8).length + body.getBytes(StandardCharsets.UTF_8).length
                        > Layout.LARGEST_INDEXED;
    }

    private static @Nullable String schools(@Nullable Set<String> schools) {
        return schools == null
                ? null
                : new TreeSet<>(schools).stream().map(Changing::quoted).collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String element) {
        return '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String key(Tally tally) {
        return schools(tally.schools()) + tally.active() + FieldsJson.canonical(tally.fields());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private <T> void texts(List<T> rows, Function<T, String> text) {
        column(rows.stream().map(text).toArray(String[]::new));
    }

    private <T> void numbers(List<T> rows, Function<T, Long> number) {
        column(rows.stream().map(number).toArray(Long[]::new));
    }

    private <T> void flags(List<T> rows, Function<T, Boolean> flag) {
        column(rows.stream().map(flag).toArray(Boolean[]::new));
    }

    private void column(Object[] values) {
        if (!sql.text().endsWith("unnest(")) sql.add(", ");
        sql.bind(values);
    }

    private Sql rows(String more) {
        return sql.add(more).add(guard);
    }
}
