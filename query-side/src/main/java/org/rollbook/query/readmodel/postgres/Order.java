package org.rollbook.query.readmodel.postgres;

import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Field;

/**
 * An order of rows, in which those without a value come first when ascending.
 *
 * @param field by which rows are ordered before their ids; null for ids alone
 */
record Order(@Nullable Field field, boolean descending) {
    Order reversed() {
        return new Order(field, !descending);
    }

    String by(String key, String id) {
        String byId = id + (descending ? " desc" : "");
        return field == null ? byId : key + (descending ? " desc nulls last, " : " asc nulls first, ") + byId;
    }

    /** A further condition: only rows behind the mark. */
    String after(Sql sql, @Nullable Mark mark, String key, String id) {
        if (mark == null) return "";
        String there = sql.parameter(mark.id());
        if (field == null) return " and " + id + (descending ? " < " : " > ") + there;
        if (mark.value() == null) {
            return descending
                    ? " and " + key + " is null and " + id + " < " + there
                    : " and (" + key + " is not null or " + id + " > " + there + ")";
        }
        String value = sql.parameter(mark.value());
        return descending
                ? " and ((" + key + ", " + id + ") < (" + value + ", " + there + ") or " + key + " is null)"
                : " and (" + key + ", " + id + ") > (" + value + ", " + there + ")";
    }
}
