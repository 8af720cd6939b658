package org.rollbook.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Change;
import org.rollbook.query.readmodel.Changes;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Form;
import org.rollbook.query.readmodel.Fragment;
import org.rollbook.query.readmodel.History;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.readmodel.Row;
import org.rollbook.query.readmodel.Scope;
import org.rollbook.query.readmodel.Selection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The newest rows of read models in memory, for tests of what projections write and of what is read from it. */
public final class StoredRows implements ReadModels, Changes {
    private final Map<String, TreeMap<String, Row>> models = new HashMap<>();
    private final Map<String, Long> changedAt = new HashMap<>();
    private long position;
    private int generation = 1;

    /** As if other projections had written the rows that follow, at the same positions. */
    public void beginGeneration() {
        generation++;
    }

    public StoredRows project(Projection projection, List<RecordedEvent> entries) {
        entries.forEach(entry -> {
            position = entry.position();
            projection.on(entry, this);
        });
        return this;
    }

    public Map<String, TreeMap<String, Row>> everything() {
        return models;
    }

    private TreeMap<String, Row> rows(Model model) {
        return models.computeIfAbsent(model.name(), name -> new TreeMap<>());
    }

    @Override
    public void put(Model model, Row row) {
        rows(model).put(row.id(), row);
        changedAt.put(model.name(), position);
    }

    @Override
    public void amend(Model model, String id, UnaryOperator<Row> change) {
        rows(model).computeIfPresent(id, (key, row) -> change.apply(row));
        changedAt.put(model.name(), position);
    }

    @Override
    public void end(Model model, String id) {
        rows(model).remove(id);
        changedAt.put(model.name(), position);
    }

    @Override
    public int generation() {
        return generation;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long changedAt(Model model) {
        return changedAt.getOrDefault(model.name(), 0L);
    }

    @Override
    public Mono<Row> get(Model model, String id, Scope scope, long asOf) {
        return Mono.justOrEmpty(rows(model).get(id)).filter(row -> inScope(row, scope));
    }

    @Override
    public Flux<Fragment> page(Selection s, Form form) {
        return Flux.fromStream(matching(s.model(), s.criteria(), s.scope())
                .sorted(order(s))
                .filter(row -> s.after() == null
                        || s.descending() == row.id().compareTo(s.after()) < 0
                                && !row.id().equals(s.after()))
                .skip(s.offset())
                .limit(s.limit())
                .map(row -> new Fragment(
                        row.id(), form == Form.OTHER_BODY && row.otherBody() != null ? row.otherBody() : row.body())));
    }

    @Override
    public Flux<Change> changes(History history) {
        return Flux.error(new UnsupportedOperationException("only the newest rows are kept"));
    }

    @Override
    public Mono<Long> count(Model model, Criteria criteria, Scope scope, long asOf) {
        return Mono.just(matching(model, criteria, scope).count());
    }

    @Override
    public Mono<Collection<String>> visible(Model model, Collection<String> ids, Scope scope, long asOf) {
        return Mono.just(
                matching(model, new Criteria.Ids(ids), scope).map(Row::id).toList());
    }

    @Override
    public Mono<Void> reached(long wanted) {
        return position >= wanted ? Mono.empty() : Mono.never();
    }

    @Override
    public Mono<Map<String, String>> digests(@Nullable Long asOf) {
        return Mono.just(Map.of());
    }

    private Stream<Row> matching(Model model, Criteria criteria, Scope scope) {
        return rows(model).values().stream().filter(row -> inScope(row, scope) && holds(criteria, row));
    }

    private static boolean inScope(Row row, Scope scope) {
        return scope.schools() == null
                || row.schools() == null
                || !Collections.disjoint(row.schools(), scope.schools());
    }

    private static Comparator<Row> order(Selection s) {
        Comparator<Row> byField = s.sort() == null
                ? Comparator.comparing(Row::id)
                : Comparator.comparing((Row row) -> text(row.fields().get(s.sort())))
                        .thenComparing(Row::id);
        return s.descending() ? byField.reversed() : byField;
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private boolean holds(Criteria criteria, Row row) {
        return switch (criteria) {
            case Criteria.All all -> true;
            case Criteria.None none -> false;
            case Criteria.Active active -> row.active();
            case Criteria.Within within -> inScope(row, within.scope());
            case Criteria.And and -> and.all().stream().allMatch(c -> holds(c, row));
            case Criteria.Or or -> or.any().stream().anyMatch(c -> holds(c, row));
            case Criteria.Not not -> !holds(not.criteria(), row);
            case Criteria.Absent absent -> !row.fields().containsKey(absent.field());
            case Criteria.In in -> values(row, in.field()).stream().anyMatch(in.values()::contains);
            case Criteria.Ids ids -> ids.ids().contains(row.id());
            case Criteria.Compare c -> values(row, c.field()).stream().anyMatch(v -> compares(c, v));
            case Criteria.Related r ->
                matching(r.model(), r.where(), Scope.everything())
                        .flatMap(other -> values(other, r.field()).stream())
                        .anyMatch(v -> r.own().isEmpty()
                                ? v.equals(row.id())
                                : values(row, r.own()).contains(v));
        };
    }

    private static List<Object> values(Row row, String field) {
        return switch (row.fields().get(field)) {
            case null -> List.of();
            case List<?> many -> new ArrayList<>(many);
            case Object one -> List.of(one);
        };
    }

    private static boolean compares(Criteria.Compare c, Object value) {
        int order = value instanceof BigDecimal number
                ? number.compareTo((BigDecimal) c.value())
                : value.toString().compareTo(c.value().toString());
        return switch (c.comparison()) {
            case EQUAL -> order == 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case CONTAINS -> value.toString().contains(c.value().toString());
        };
    }
}
