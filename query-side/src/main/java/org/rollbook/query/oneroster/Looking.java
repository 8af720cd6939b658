package org.rollbook.query.oneroster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rollbook.messages.oneroster.Filter.Clause;
import org.rollbook.messages.oneroster.Filter.Operator;
import org.rollbook.query.oneroster.Leaf.Kind;
import tools.jackson.databind.JsonNode;

/** Decides a clause by looking into the object itself, as the connection would be shown it. */
final class Looking {
    private Looking() {}

    static boolean holds(Leaf leaf, Clause clause, JsonNode object) {
        boolean negated = clause.operator() == Operator.NOT_EQUAL;
        var operator = negated ? Operator.EQUAL : clause.operator();
        return negated != positive(leaf, clause, operator, values(object, leaf));
    }

    private static boolean positive(Leaf leaf, Clause clause, Operator operator, List<JsonNode> values) {
        String with = clause.value();
        if (operator == Operator.EQUAL && with.isEmpty()) {
            return values.isEmpty()
                    || values.stream().anyMatch(value -> text(value).isEmpty());
        }
        if (leaf.kind() == Kind.LIST) {
            var listed = Stream.of(with.split(",", -1))
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .toList();
            return operator == Operator.CONTAINS
                    ? listed.stream().anyMatch(one -> any(values, operator, one))
                    : !listed.isEmpty() && listed.stream().allMatch(one -> any(values, operator, one));
        }
        if (leaf.path().equals("email") && with.contains(" ") && any(values, operator, with.replace(' ', '+'))) {
            return true;
        }
        return values.stream().anyMatch(value -> compares(leaf, clause, operator, value));
    }

    private static boolean any(List<JsonNode> values, Operator operator, String with) {
        return values.stream()
                .anyMatch(value -> Comparing.texts(Folding.fold(text(value)), operator, Folding.fold(with)));
    }

    private static boolean compares(Leaf leaf, Clause clause, Operator operator, JsonNode value) {
        String text = text(value);
        String with = clause.value();
        return switch (leaf.kind()) {
            case EXACT, REFERENCE -> Comparing.texts(text, operator, with);
            case REFERENCE_HREF -> sameAddress(leaf, text, with);
            case TEXT, LIST, FLAG, STATUS, REFERENCE_TYPE ->
                Comparing.texts(Folding.fold(text), operator, Folding.fold(with));
            case NUMBER -> number(clause, operator, value);
            case DATE ->
                Comparing.texts(
                        text,
                        operator,
                        operator == Operator.CONTAINS
                                ? with
                                : Literals.date(clause).toString());
            case TIME -> time(clause, operator, text);
        };
    }

    private static boolean sameAddress(Leaf leaf, String address, String with) {
        return leaf.target() != null
                && Objects.equals(Comparing.idOf(leaf.target(), address), Comparing.idOf(leaf.target(), with));
    }

    private static boolean number(Clause clause, Operator operator, JsonNode value) {
        if (operator == Operator.CONTAINS) {
            return text(value).contains(clause.value());
        }
        var with = Literals.number(clause.value());
        return with != null && Comparing.ordered(value.decimalValue().compareTo(with), operator);
    }

    private static boolean time(Clause clause, Operator operator, String text) {
        if (operator == Operator.CONTAINS) {
            return text.contains(clause.value());
        }
        if (operator == Operator.EQUAL && Literals.isPlainDate(clause.value())) {
            return text.startsWith(clause.value());
        }
        return Comparing.ordered(Instant.parse(text).compareTo(Literals.instant(clause)), operator);
    }

    static String text(JsonNode value) {
        return value.isNumber() ? JsonText.number(value.decimalValue()) : value.asString();
    }

    static List<JsonNode> values(JsonNode object, Leaf leaf) {
        boolean bare = leaf.kind() == Kind.REFERENCE && !leaf.path().endsWith(".sourcedId");
        var found = new ArrayList<JsonNode>();
        collect(object, bare ? leaf.path() + ".sourcedId" : leaf.path(), found);
        return found;
    }

    /** A key with a dot is tried before a path. */
    private static void collect(JsonNode node, String path, List<JsonNode> found) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, path, found));
            return;
        }
        var whole = node.get(path);
        if (whole != null) {
            if (whole.isArray()) {
                whole.forEach(found::add);
            } else {
                found.add(whole);
            }
            return;
        }
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            var next = node.get(path.substring(0, dot));
            if (next != null) {
                collect(next, path.substring(dot + 1), found);
            }
        }
    }
}
