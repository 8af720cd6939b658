package org.rollbook.query.readmodel.postgres;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Field;
import org.rollbook.query.readmodel.Form;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Scope;

/**
 * Builds the one statement that finds, counts or marks rows of a model. Where rows must be looked up one by one, {@code
 * offset 0} keeps the database from joining whole tables instead.
 */
final class RowQuery {
    private final Names names;
    private final Model model;
    private final Drive drive;
    private final Order order;
    private final Sql sql = new Sql();
    private final Conditions conditions;
    private final boolean scoped;

    RowQuery(Names names, Model model, Drive drive, Scope scope, long asOf, Order order) {
        this.names = names;
        this.model = model;
        this.drive = drive;
        this.order = order;
        this.conditions = new Conditions(names, sql, scope, sql.parameter(asOf));
        this.scoped = scope.schools() != null;
    }

    Sql count() {
        return drive.kind() == Drive.Kind.MEMBERS
                ? sql.add("select count(distinct id) from (" + branches(null, 0, 0) + ") b")
                : sql.add(related() + "select count(*)" + from());
    }

    /** The places of every so-manieth row. */
    Sql marks(int every) {
        return sql.add(related() + "select id, k from (select id, k, row_number() over (order by " + order.by("k", "id")
                + ") n from (" + found() + ") f) g where n % " + every + " = 0 order by n");
    }

    /**
     * Ids and bodies of the rows of a page.
     *
     * @param backwards true when the page is taken from the end: the rows come in the opposite of the query's order
     */
    Sql page(Form form, @Nullable Mark after, long offset, int limit, boolean backwards) {
        String page = switch (drive.kind()) {
            case ROWS -> inOrder(form, after, "u.id", slice(offset, limit));
            case MEMBERS -> bodies(form, members(after, offset, limit));
            case RELATED ->
                isById(drive.related())
                        ? related() + inOrder(form, after, "(r.v collate \"C\")", slice(offset, limit))
                        : sorted(form, after, slice(offset, limit));
            case FEW -> sorted(form, after, slice(offset, limit));
        };
        return backwards
                ? sql.add("select id, body from (" + page + ") q order by "
                        + order.reversed().by("k", "id"))
                : sql.add(page);
    }

    /** True when what the related rows point at are the ids, by which the page is ordered. */
    private boolean isById(Criteria.@Nullable Related related) {
        return related != null && related.own().isEmpty() && order.field() == null;
    }

    /** @param id where the id stands first */
    private String inOrder(Form form, @Nullable Mark after, String id, String slice) {
        return "select u.id, " + body(form) + " as body, " + key("u.") + " as k" + from()
                + order.after(sql, after, key("u."), id) + " order by " + order.by(key("u."), id) + slice;
    }

    private String sorted(Form form, @Nullable Mark after, String slice) {
        return related(found())
                + bodies(
                        form,
                        "select id, k from z where true" + order.after(sql, after, "k", "id") + " order by "
                                + order.by("k", "id") + slice);
    }

    private String bodies(Form form, String ids) {
        return "select y.id, u.body, y.k from (" + ids + ") y cross join lateral (select " + body(form)
                + " as body from " + table() + " where u.id = y.id and " + conditions.holds("u.") + " offset 0) u"
                + " order by " + order.by("y.k", "y.id");
    }

    private String members(@Nullable Mark after, long offset, int limit) {
        String branches = branches(after, offset, limit);
        return drive.members().size() == 1
                ? "select id, null::text as k from (" + branches + ") b order by " + order.by("k", "id")
                        + slice(offset, limit)
                : "select distinct id, null::text as k from (" + branches + ") b order by " + order.by("k", "id")
                        + slice(offset, limit);
    }

    /** A query for the ids and keys of all rows, in no order. */
    private String found() {
        return drive.kind() == Drive.Kind.MEMBERS
                ? "select distinct id, null::text as k from (" + branches(null, 0, 0) + ") b"
                : "select u.id, " + key("u.") + " as k" + from();
    }

    private String branches(@Nullable Mark after, long offset, int limit) {
        return drive.members().stream()
                .map(value -> "(" + branch(value, after, offset, limit) + ")")
                .collect(Collectors.joining(" union all "));
    }

    private String branch(String value, @Nullable Mark after, long offset, int limit) {
        var onRow = new ArrayList<Criteria>();
        var onMember = new StringBuilder(
                "m.kind = " + drive.memberKind() + " and m.value = " + sql.parameter(value) + " and ");
        onMember.append(conditions.holds("m.")).append(order.after(sql, after, "null", "m.id"));
        for (var one : drive.rest()) {
            if (one instanceof Criteria.Active) onMember.append(" and m.active");
            else onRow.add(one);
        }
        boolean hidden = scoped && drive.memberKind() != 0;
        String from = " from " + names.members(model) + " m";
        if (!onRow.isEmpty() || hidden) {
            from += " cross join lateral (select from " + table() + " where u.id = m.id and " + conditions.holds("u.")
                    + " and " + conditions.of(model, new Criteria.And(onRow), "u.")
                    + (hidden ? " and " + conditions.visible("u.") : "") + " offset 0) u";
        }
        String query = "select m.id" + from + " where " + onMember;
        return limit == 0
                ? query
                : query + " order by " + order.by("null", "m.id") + " limit "
                        + (offset == 0 ? String.valueOf(limit) : sql.parameter(offset + limit));
    }

    /** Beginning of a statement that begins with related rows. */
    private String related() {
        return drive.related() == null
                ? ""
                : "with r as materialized (" + conditions.relatedValues(drive.related()) + ") ";
    }

    private String related(String found) {
        String with = related();
        return (with.isEmpty() ? "with " : with + ", ") + "z as materialized (" + found + ") ";
    }

    private String from() {
        String rows = table();
        if (drive.related() != null) {
            Field own = model.field(drive.related().own());
            rows = "r cross join lateral (select * from " + table() + " where "
                    + (own == null ? "u.id" : Names.value("u.", own)) + " = r.v and " + conditions.holds("u.")
                    + " offset 0) u";
        }
        return " from " + rows + " where " + conditions.holds("u.") + " and " + conditions.visible("u.") + " and "
                + conditions.of(model, new Criteria.And(drive.rest()), "u.");
    }

    private String table() {
        return names.rows(model) + " u";
    }

    private String key(String alias) {
        return order.field() == null ? "null::text" : Names.value(alias, order.field());
    }

    private String body(Form form) {
        return names.shown(model, form, "u.");
    }

    private String slice(long offset, int limit) {
        return (offset == 0 ? "" : " offset " + sql.parameter(offset)) + " limit " + limit;
    }
}
