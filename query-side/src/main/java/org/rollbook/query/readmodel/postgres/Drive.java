package org.rollbook.query.readmodel.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Criteria.Compare;
import org.rollbook.query.readmodel.Criteria.Comparison;
import org.rollbook.query.readmodel.Field;
import org.rollbook.query.readmodel.IndexValues;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Scope;

/**
 * Where a query begins. Chosen here and not by the database, which plans without knowing the parameters.
 *
 * @param rest the conditions that are not met by beginning there
 */
record Drive(Kind kind, Criteria.@Nullable Related related, int memberKind, List<String> members, List<Criteria> rest) {
    enum Kind {
        /** The rows in order, each looked at. */
        ROWS,
        /** The members of schools, or those that have a value of a field of many values, in order of id. */
        MEMBERS,
        /** Few rows that an index finds, put in order afterwards. */
        FEW,
        /** Few rows that other rows point at, put in order afterwards. */
        RELATED
    }

    /** More schools than this are looked for row by row. */
    private static final int FEW_SCHOOLS = 8;

    private static final int FEW_ROWS = 5000;

    static Drive of(Model model, Criteria criteria, Scope scope, @Nullable Long total) {
        var all = conjuncts(criteria);
        for (var one : all) {
            if (one instanceof Criteria.Ids) return new Drive(Kind.FEW, null, 0, List.of(), all);
        }
        for (var one : all) {
            if (one instanceof Criteria.Related related && finds(model, related)) {
                return new Drive(Kind.RELATED, related, 0, List.of(), without(all, one));
            }
        }
        boolean few = total != null && total <= FEW_ROWS;
        for (var one : all) {
            if (one instanceof Compare compare && isIndexed(model, compare.field())) {
                if (few && compare.comparison() != Comparison.CONTAINS) {
                    return new Drive(Kind.FEW, null, 0, List.of(), all);
                }
                if (compare.comparison() == Comparison.EQUAL && !model.tallies().contains(compare.field())) {
                    return new Drive(Kind.ROWS, null, 0, List.of(), all);
                }
            }
        }
        Set<String> schools = scope.schools();
        if (schools != null && schools.size() <= FEW_SCHOOLS) {
            var values = new ArrayList<>(schools);
            values.add("");
            return new Drive(Kind.MEMBERS, null, 0, values, all);
        }
        for (var one : all) {
            Field field = one instanceof Compare compare && compare.comparison() == Comparison.EQUAL
                    ? model.field(compare.field())
                    : null;
            if (field != null && Layout.isMember(field)) {
                String value = IndexValues.text(field, ((Compare) one).value().toString());
                return new Drive(Kind.MEMBERS, null, Names.kind(model, field), List.of(value), without(all, one));
            }
        }
        return new Drive(Kind.ROWS, null, 0, List.of(), all);
    }

    /** The same for rows in an order of their own, where members are no help. */
    Drive sorted(Criteria criteria) {
        return kind == Kind.MEMBERS ? new Drive(Kind.ROWS, null, 0, List.of(), conjuncts(criteria)) : this;
    }

    /** The same for counting, where an index on any field is more help than members. */
    Drive counting(Model model, Criteria criteria) {
        for (var one : rest) {
            if (one instanceof Compare compare && isIndexed(model, compare.field())) return sorted(criteria);
        }
        return this;
    }

    private static boolean finds(Model model, Criteria.Related related) {
        return related.own().isEmpty() || isIndexed(model, related.own());
    }

    private static boolean isIndexed(Model model, String name) {
        Field field = model.field(name);
        return field != null && field.indexed() && !field.many();
    }

    private static List<Criteria> without(Collection<Criteria> all, Criteria one) {
        var rest = new ArrayList<>(all);
        rest.remove(one);
        return rest;
    }

    private static List<Criteria> conjuncts(Criteria criteria) {
        return switch (criteria) {
            case Criteria.All all -> List.of();
            case Criteria.And and ->
                and.all().stream().flatMap(one -> conjuncts(one).stream()).toList();
            default -> List.of(criteria);
        };
    }
}
