package org.rollbook.query.readmodel;

import java.util.Collection;
import java.util.List;

/**
 * A condition on rows, which each adapter turns into its own query with bound parameters. A comparison with a field of
 * many values holds when any of them satisfies it; with a field that a row lacks it does not hold. Fields that the
 * model does not declare are read as text.
 */
public sealed interface Criteria {
    record All() implements Criteria {}

    record None() implements Criteria {}

    /** Neither tombstones nor anything else that is not active. */
    record Active() implements Criteria {}

    /** The row is in this scope too, beside that of the query. */
    record Within(Scope scope) implements Criteria {}

    record And(List<Criteria> all) implements Criteria {}

    record Or(List<Criteria> any) implements Criteria {}

    record Not(Criteria criteria) implements Criteria {}

    /** @param value {@code String} for text, {@code BigDecimal} for numbers */
    record Compare(String field, Comparison comparison, Object value) implements Criteria {}

    record Absent(String field) implements Criteria {}

    record In(String field, Collection<String> values) implements Criteria {}

    record Ids(Collection<String> ids) implements Criteria {}

    /**
     * The row's id (or its value of {@code own}, when that is not empty) is among the values of {@code field} (or, when that is empty, the ids) in the
     * rows of another model that satisfy {@code where}, as of the same position and within the same scope. Use it on
     * indexed fields: a store begins with the other model's rows.
     */
    record Related(Model model, Criteria where, String field, String own) implements Criteria {}

    enum Comparison {
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        CONTAINS
    }

    static Criteria has(String field) {
        return new Not(new Absent(field));
    }

    static Criteria equal(String field, Object value) {
        return new Compare(field, Comparison.EQUAL, value);
    }

    static Criteria and(Criteria... all) {
        return new And(List.of(all));
    }
}
