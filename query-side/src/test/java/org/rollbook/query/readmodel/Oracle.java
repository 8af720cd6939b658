package org.rollbook.query.readmodel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers from the entries themselves, as simply as can be. */
final class Oracle {
    private final List<RecordedEvent> entries;
    private final Map<Long, Map<String, Map<String, Row>>> states = new HashMap<>();

    Oracle(List<RecordedEvent> entries) {
        this.entries = entries;
    }

    Map<String, Row> rows(Model model, long asOf) {
        return states.computeIfAbsent(asOf, this::replay).getOrDefault(model.name(), Map.of());
    }

    private Map<String, Map<String, Row>> replay(long asOf) {
        var state = new HashMap<String, Map<String, Row>>();
        for (var entry : entries) {
            if (entry.position() > asOf) break;
            for (Object one : (List<?>) entry.event()) {
                var put = (Samples.Put) one;
                var rows = state.computeIfAbsent(put.model().name(), name -> new TreeMap<>());
                if (put.row() == null) rows.remove(put.id());
                else rows.put(put.id(), IndexValues.of(put.model(), put.row()));
            }
        }
        return state;
    }

    List<Row> matching(Model model, Criteria criteria, Scope scope, long asOf) {
        return rows(model, asOf).values().stream()
                .filter(row -> inScope(row, scope) && holds(model, criteria, row, scope, asOf))
                .toList();
    }

    List<Row> page(Selection s) {
        var order = order(s.sort());
        var matching = matching(s.model(), s.criteria(), s.scope(), s.asOf()).stream()
                .sorted(s.descending() ? order.reversed() : order)
                .toList();
        int sign = s.descending() ? -1 : 1;
        return matching.stream()
                .filter(row -> s.after() == null || sign * compare(row.id(), s.after()) > 0)
                .skip(s.offset())
                .limit(s.limit())
                .toList();
    }

    List<Change> changes(History h) {
        var changes = new ArrayList<Change>();
        for (long position = h.after(); position <= h.upTo(); position++) {
            var before = rows(h.model(), position - 1);
            var now = rows(h.model(), position);
            var ids = new TreeSet<String>(Oracle::compare);
            ids.addAll(before.keySet());
            ids.addAll(now.keySet());
            for (String id : ids) {
                boolean behind = position > h.after() || h.afterId() != null && compare(id, h.afterId()) > 0;
                Row was = before.get(id);
                Row is = now.get(id);
                if (!behind || Objects.equals(was, is)) continue;
                if (is != null && inScope(is, h.scope())) {
                    if (holds(h.model(), h.criteria(), is, h.scope(), position)) {
                        changes.add(new Change(position, is, true));
                    }
                } else if (was != null && inScope(was, h.scope())) {
                    changes.add(new Change(position, was, false));
                }
            }
        }
        return changes.stream().limit(h.limit()).toList();
    }

    private static Comparator<Row> order(@Nullable String sort) {
        Comparator<Row> byId = (a, b) -> compare(a.id(), b.id());
        if (sort == null) return byId;
        Comparator<Row> byField =
                Comparator.comparing(row -> row.fields().get(sort), Comparator.nullsFirst(Oracle::compare));
        return byField.thenComparing(byId);
    }

    private static int compare(Object a, Object b) {
        if (a instanceof BigDecimal number) return number.compareTo((BigDecimal) b);
        return Arrays.compare(
                a.toString().codePoints().toArray(), b.toString().codePoints().toArray());
    }

    static boolean inScope(Row row, Scope scope) {
        return scope.schools() == null
                || row.schools() == null
                || !Collections.disjoint(row.schools(), scope.schools());
    }

    private boolean holds(Model model, Criteria criteria, Row row, Scope scope, long asOf) {
        return switch (criteria) {
            case Criteria.All all -> true;
            case Criteria.None none -> false;
            case Criteria.Active active -> row.active();
            case Criteria.Within within -> inScope(row, within.scope());
            case Criteria.And and -> and.all().stream().allMatch(one -> holds(model, one, row, scope, asOf));
            case Criteria.Or or -> or.any().stream().anyMatch(one -> holds(model, one, row, scope, asOf));
            case Criteria.Not not -> !holds(model, not.criteria(), row, scope, asOf);
            case Criteria.Absent absent -> !row.fields().containsKey(absent.field());
            case Criteria.Ids ids -> ids.ids().contains(row.id());
            case Criteria.In in ->
                values(row, in.field())
                        .anyMatch(value -> in.values().stream()
                                .anyMatch(wanted -> value.equals(IndexValues.text(model.field(in.field()), wanted))));
            case Criteria.Compare compare ->
                values(row, compare.field()).anyMatch(value -> compares(model, compare, value));
            case Criteria.Related related ->
                matching(related.model(), related.where(), scope, asOf).stream()
                        .flatMap(other -> values(other, related.field()))
                        .anyMatch(value -> values(row, related.own()).anyMatch(value::equals));
        };
    }

    private static Stream<?> values(Row row, String field) {
        if (field.isEmpty()) return Stream.of(row.id());
        return switch (row.fields().get(field)) {
            case null -> Stream.of();
            case List<?> many -> many.stream();
            case Object one -> Stream.of(one);
        };
    }

    private static boolean compares(Model model, Criteria.Compare compare, Object value) {
        Object wanted = compare.value() instanceof String text
                ? IndexValues.text(model.field(compare.field()), text)
                : compare.value();
        if (compare.comparison() == Criteria.Comparison.CONTAINS)
            return value.toString().contains(wanted.toString());
        int order = compare(value, wanted);
        return switch (compare.comparison()) {
            case EQUAL -> order == 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case CONTAINS -> throw new IllegalStateException();
        };
    }
}
