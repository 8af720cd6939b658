package org.rollbook.query.readmodel.postgres;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Batch;
import org.rollbook.query.readmodel.Change;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Field;
import org.rollbook.query.readmodel.Form;
import org.rollbook.query.readmodel.Fragment;
import org.rollbook.query.readmodel.History;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Row;
import org.rollbook.query.readmodel.RowStore;
import org.rollbook.query.readmodel.Scope;
import org.rollbook.query.readmodel.Selection;
import org.rollbook.query.readmodel.Version;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of one generation in its schema. */
final class PostgresRows implements RowStore {
    static final String COLUMNS = "id, from_pos, to_pos, schools, active, fields::text as fields, "
            + "coalesce(body, big_body) as body, other_body";

    private final Names names;
    private final Reading reading;
    private final Writer writer;
    private final Housekeeping housekeeping;
    private final Bookmarks bookmarks;
    private final Counts counts;

    PostgresRows(Names names, Reading reading, Writer writer, Housekeeping housekeeping) {
        this.names = names;
        this.reading = reading;
        this.writer = writer;
        this.housekeeping = housekeeping;
        this.bookmarks = new Bookmarks(reading);
        this.counts = new Counts(names, reading);
    }

    @Override
    public Mono<Progress> progress() {
        var sql = new Sql().add("select model, position from " + names.progress());
        return reading.many(sql, row -> Map.entry(text(row, 0), number(row, 1)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(positions -> {
                    var changedAt = new HashMap<>(positions);
                    Long position = changedAt.remove("");
                    if (position == null) throw new IllegalStateException("no progress in " + names.schema());
                    return new Progress(position, null, changedAt);
                });
    }

    @Override
    public Mono<Map<String, Version>> versions(Model model, Collection<String> ids, long asOf) {
        var sql = new Sql()
                .add("select x.* from unnest(")
                .bind(ids.toArray(String[]::new))
                .add(") n(id)");
        sql.add(" cross join lateral (" + newest(model, "n.id", sql.parameter(asOf)) + ") x where x.to_pos > ");
        return reading.many(sql.bind(asOf), PostgresRows::version)
                .collectMap(version -> version.row().id());
    }

    @Override
    public Mono<Boolean> apply(Batch batch) {
        return writer.apply(batch).doOnNext(applied -> {
            if (applied) housekeeping.note(batch);
        });
    }

    @Override
    public Mono<Void> settle() {
        return housekeeping.settle();
    }

    @Override
    public Mono<Row> get(Model model, String id, Scope scope, long asOf) {
        if (id.indexOf('\0') >= 0) return Mono.empty();
        var sql = new Sql();
        String position = sql.parameter(asOf);
        var conditions = new Conditions(names, sql, scope, position);
        sql.add("select * from (" + newest(model, sql.parameter(id), position) + ") x where to_pos > " + position
                + " and " + conditions.visible(""));
        return reading.one(sql, row -> version(row).row());
    }

    /** The last version that began before the position: with many versions, no other is looked at. */
    private String newest(Model model, String id, String position) {
        return "select " + COLUMNS + " from " + names.rows(model) + " where id = " + id + " and from_pos <= " + position
                + " order by from_pos desc limit 1";
    }

    @Override
    public Flux<Fragment> page(Selection selection, Form form) {
        long offset = selection.offset();
        Long total = selection.total();
        if (total != null && selection.after() == null && offset > total / 2) {
            long left = total - offset;
            if (left <= 0) return Flux.empty();
            int limit = (int) Math.min(left, selection.limit());
            return fragments(query(selection, true).page(form, null, left - limit, limit, true), limit);
        }
        if (offset < Bookmarks.EVERY || selection.after() != null) {
            return fragments(page(selection, form, first(selection), offset), selection.limit());
        }
        return bookmarks
                .nearest(selection, () -> query(selection, false))
                .flatMapMany(place ->
                        fragments(page(selection, form, place.mark(), offset - place.skipped()), selection.limit()));
    }

    private Sql page(Selection selection, Form form, @Nullable Mark after, long offset) {
        return query(selection, false).page(form, after, offset, selection.limit(), false);
    }

    private static @Nullable Mark first(Selection selection) {
        return selection.after() == null ? null : new Mark(null, selection.after());
    }

    private RowQuery query(Selection selection, boolean backwards) {
        String sort = selection.sort();
        Field field = sort == null ? null : selection.model().field(sort);
        if (sort != null && (field == null || field.many())) throw new IllegalArgumentException("no order by " + sort);
        var order = new Order(field, selection.descending());
        var drive = Drive.of(selection.model(), selection.criteria(), selection.scope(), selection.total());
        return new RowQuery(
                names,
                selection.model(),
                field == null ? drive : drive.sorted(selection.criteria()),
                selection.scope(),
                selection.asOf(),
                backwards ? order.reversed() : order);
    }

    private Flux<Fragment> fragments(Sql page, int limit) {
        return limit >= Joined.LEAST && limit <= Joined.MOST
                ? reading.one(Joined.page(page), Joined::fragments).flatMapIterable(fragments -> fragments)
                : reading.many(page, row -> new Fragment(text(row, 0), text(row, 1)));
    }

    @Override
    public Flux<Change> changes(History history) {
        return reading.many(new ChangesQuery(names, history).sql(), PostgresRows::change);
    }

    private static Change change(Readable row) {
        boolean begins = Boolean.TRUE.equals(row.get("begins", Boolean.class));
        var version = version(row);
        return new Change(begins ? version.from() : version.to(), version.row(), begins);
    }

    @Override
    public Mono<Long> count(Model model, Criteria criteria, Scope scope, long asOf) {
        return counts.count(model, criteria, scope, asOf);
    }

    @Override
    public Mono<Collection<String>> visible(Model model, Collection<String> ids, Scope scope, long asOf) {
        var sql = new Sql();
        var conditions = new Conditions(names, sql, scope, sql.parameter(asOf));
        sql.add("select u.id from " + names.rows(model) + " u where " + conditions.holds("u.") + " and "
                + conditions.visible("u.") + " and " + conditions.of(model, new Criteria.Ids(ids), "u."));
        return reading.many(sql, row -> text(row, 0)).collectList().map(found -> found);
    }

    @Override
    public Mono<String> digest(Model model, long asOf) {
        var sql = new Sql();
        String position = sql.parameter(asOf);
        String version = "row(id, from_pos, case when to_pos <= " + position
                + " then to_pos end, active, array(select s from unnest(schools) s order by s collate \"C\"), "
                + "schools is null, fields, coalesce(body, big_body), other_body)::text";
        sql.add("select count(*) || '-' || coalesce(sum(hashtextextended(v, 1)), 0) || '-' || "
                + "coalesce(sum(hashtextextended(v, 2)), 0) from (select " + version + " as v from "
                + names.rows(model) + " where from_pos <= " + position + ") x");
        return reading.one(sql, row -> text(row, 0));
    }

    private static Version version(Readable row) {
        String[] schools = row.get("schools", String[].class);
        var stored = new Row(
                text(row, "id"),
                schools == null ? null : Set.of(schools),
                Boolean.TRUE.equals(row.get("active", Boolean.class)),
                text(row, 6),
                row.get("other_body", String.class),
                FieldsJson.read(text(row, "fields")));
        return new Version(stored, number(row, 1), number(row, 2));
    }

    static String text(Readable row, int column) {
        String value = row.get(column, String.class);
        return value == null ? "" : value;
    }

    private static String text(Readable row, String column) {
        String value = row.get(column, String.class);
        if (value == null) throw new IllegalStateException(column + " is null");
        return value;
    }

    static long number(Readable row, int column) {
        Long value = row.get(column, Long.class);
        return value == null ? 0 : value;
    }
}
