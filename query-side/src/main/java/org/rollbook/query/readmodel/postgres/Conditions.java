package org.rollbook.query.readmodel.postgres;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Criteria.Compare;
import org.rollbook.query.readmodel.Criteria.Comparison;
import org.rollbook.query.readmodel.Field;
import org.rollbook.query.readmodel.IndexValues;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Scope;

/** Criteria as conditions on a table's rows, with bound parameters. */
final class Conditions {
    private final Names names;
    private final Sql sql;
    private final Scope scope;
    private final String asOf;
    private int nested;

    /** @param asOf the parameter that holds the position */
    Conditions(Names names, Sql sql, Scope scope, String asOf) {
        this.names = names;
        this.sql = sql;
        this.scope = scope;
        this.asOf = asOf;
    }

    /** @param alias of the table, with its dot */
    String of(Model model, Criteria criteria, String alias) {
        return switch (criteria) {
            case Criteria.All all -> "true";
            case Criteria.None none -> "false";
            case Criteria.Active active -> alias + "active";
            case Criteria.Within within -> visible(within.scope(), alias);
            case Criteria.And and -> joined(model, and.all(), alias, " and ", "true");
            case Criteria.Or or -> joined(model, or.any(), alias, " or ", "false");
            case Criteria.Not not -> "(" + of(model, not.criteria(), alias) + ") is not true";
            case Criteria.Absent absent ->
                "not jsonb_exists(" + alias + "fields, " + sql.parameter(absent.field()) + ")";
            case Criteria.Ids ids -> alias + "id = any(" + texts(ids.ids()) + ")";
            case Criteria.In in -> in(model, in, alias);
            case Criteria.Compare compare -> compare(model, compare, alias);
            case Criteria.Related related -> related(model, related, alias);
        };
    }

    /** The row is in scope. */
    String visible(String alias) {
        return visible(scope, alias);
    }

    private String visible(Scope scope, String alias) {
        if (scope.schools() == null) return "true";
        if (scope.schools().isEmpty()) return alias + "schools is null";
        return "(" + alias + "schools is null or " + alias + "schools && " + texts(scope.schools()) + ")";
    }

    String holds(String alias) {
        return Names.holds(alias, asOf);
    }

    /** A query for the values by which rows are related, each once. */
    String relatedValues(Criteria.Related related) {
        String other = "o" + ++nested + ".";
        String table = names.rows(related.model()) + " " + other.substring(0, other.length() - 1);
        String conditions = " where " + holds(other) + " and " + visible(other) + " and "
                + of(related.model(), related.where(), other);
        Field field = related.model().field(related.field());
        if (field != null && field.many()) {
            return "select distinct e.v from " + table + " cross join lateral jsonb_array_elements_text(" + other
                    + "fields -> '" + field.name() + "') e(v)" + conditions;
        }
        String value = related.field().isEmpty() ? other + "id" : text(field, related.field(), other);
        return "select distinct " + value + " as v from " + table + conditions + " and " + value + " is not null";
    }

    private String related(Model model, Criteria.Related related, String alias) {
        String values = relatedValues(related);
        if (related.own().isEmpty()) return alias + "id in (" + values + ")";
        Field own = model.field(related.own());
        if (own != null && own.many()) {
            return "exists (select from jsonb_array_elements_text(" + alias + "fields -> '" + own.name()
                    + "') w(v) where w.v in (" + values + "))";
        }
        return text(own, related.own(), alias) + " in (" + values + ")";
    }

    private String joined(Model model, List<Criteria> parts, String alias, String by, String none) {
        if (parts.isEmpty()) return none;
        return parts.stream().map(part -> of(model, part, alias)).collect(Collectors.joining(by, "(", ")"));
    }

    private String in(Model model, Criteria.In in, String alias) {
        Field field = model.field(in.field());
        String values = texts(in.values().stream()
                .map(value -> IndexValues.text(field, value))
                .toList());
        if (field != null && field.many()) {
            return "jsonb_exists_any(" + alias + "fields -> '" + field.name() + "', " + values + ")";
        }
        return text(field, in.field(), alias) + " = any(" + values + ")";
    }

    private String compare(Model model, Compare compare, String alias) {
        Field field = model.field(compare.field());
        if (field != null && field.type() == Field.Type.NUMBER && compare.comparison() != Comparison.CONTAINS) {
            return compare.value() instanceof BigDecimal number
                    ? Names.value(alias, field) + operator(compare.comparison()) + sql.parameter(number)
                    : "false";
        }
        String value = sql.parameter(IndexValues.text(field, plain(compare.value())));
        Function<String, String> holds = compare.comparison() == Comparison.CONTAINS
                ? text -> "strpos(" + text + ", " + value + ") > 0"
                : text -> text + operator(compare.comparison()) + value;
        if (field == null || !field.many()) return holds.apply(text(field, compare.field(), alias));
        String values = alias + "fields -> '" + field.name() + "'";
        return compare.comparison() == Comparison.EQUAL
                ? "jsonb_exists(" + values + ", " + value + ")"
                : "exists (select from jsonb_array_elements_text(" + values + ") e(v) where "
                        + holds.apply("e.v collate \"C\"") + ")";
    }

    private String text(@Nullable Field field, String name, String alias) {
        return field == null || field.type() == Field.Type.NUMBER
                ? "((" + alias + "fields ->> " + literal(field, name) + ") collate \"C\")"
                : Names.value(alias, field);
    }

    private String literal(@Nullable Field field, String name) {
        return field == null ? sql.parameter(name) : "'" + field.name() + "'";
    }

    private String texts(Collection<String> values) {
        return sql.parameter(
                values.stream().map(value -> IndexValues.text(null, value)).toArray(String[]::new));
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static String operator(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> " = ";
            case LESS -> " < ";
            case LESS_OR_EQUAL -> " <= ";
            case GREATER -> " > ";
            case GREATER_OR_EQUAL -> " >= ";
            case CONTAINS -> throw new IllegalArgumentException("no operator");
        };
    }
}
