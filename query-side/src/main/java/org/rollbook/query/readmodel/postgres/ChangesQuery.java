package org.rollbook.query.readmodel.postgres;

import org.rollbook.query.readmodel.History;

/**
 * Builds the statement for changes: versions that began, and versions in scope that ended without another one in scope
 * after them, each read from its own index.
 */
final class ChangesQuery {
    private final Names names;
    private final History history;
    private final Sql sql = new Sql();
    private final Conditions conditions;
    private final String after;
    private final String upTo;

    ChangesQuery(Names names, History history) {
        this.names = names;
        this.history = history;
        this.after = sql.parameter(history.after());
        this.upTo = sql.parameter(history.upTo());
        this.conditions = new Conditions(names, sql, history.scope(), upTo);
    }

    Sql sql() {
        return sql.add("(" + begun() + ") union all (" + ended() + ") order by pos, id limit " + history.limit());
    }

    private String begun() {
        return between("from_pos", true) + " and " + conditions.of(history.model(), history.criteria(), "u.")
                + inOrder();
    }

    private String ended() {
        return between("to_pos", false) + " and u.to_pos < " + Names.FOREVER + " and not exists (select from "
                + names.rows(history.model()) + " s where s.id = u.id and s.from_pos = u.to_pos and "
                + conditions.visible("s.") + ")" + inOrder();
    }

    private String between(String column, boolean begins) {
        String at = "u." + column;
        String behind = history.afterId() == null
                ? at + " > " + after
                : "(" + at + ", u.id) > (" + after + ", " + sql.parameter(history.afterId()) + ")";
        return "select " + PostgresRows.COLUMNS + ", " + at + " as pos, " + begins + " as begins from "
                + names.rows(history.model()) + " u where " + behind + " and " + at + " <= " + upTo + " and "
                + conditions.visible("u.");
    }

    private String inOrder() {
        return " order by pos, u.id limit " + history.limit();
    }
}
