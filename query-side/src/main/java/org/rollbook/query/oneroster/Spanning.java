package org.rollbook.query.oneroster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.Filter;
import org.rollbook.messages.oneroster.Filter.Clause;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Form;
import org.rollbook.query.readmodel.Fragment;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Scope;
import org.rollbook.query.readmodel.Selection;
import reactor.core.publisher.Mono;

/**
 * Filters that name references, asked by a connection that sees a part of the district: for rows of several schools
 * they are decided on what the connection would be shown, so that no filter finds out what is cut from the answer.
 */
final class Spanning {
    private static final int ROWS_AT_ONCE = 1_000;

    private final ReadModels readModels;
    private final Trimming trimming;
    private final Cache<Asked, List<String>> answers = Caffeine.newBuilder()
            .maximumWeight(4_000_000)
            .weigher((Asked asked, List<String> ids) -> 200 + 40 * ids.size())
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    private record Asked(String model, Version version, Scope scope, long asOf, Leaf leaf, Clause clause) {}

    Spanning(ReadModels readModels, Trimming trimming) {
        this.readModels = readModels;
        this.trimming = trimming;
    }

    /** The condition that the filter is, for this reader. */
    Mono<Criteria> criteria(Filter filter, Clauses clauses, Shape shape, Version version, Scope scope, long asOf) {
        var delicate = scope.schools() == null
                ? List.<Clause>of()
                : filter.anyOf().stream()
                        .flatMap(List::stream)
                        .filter(clause -> clauses.leaf(clause).spans())
                        .distinct()
                        .toList();
        var plain = criteria(filter, clauses, Map.of());
        if (delicate.isEmpty()) {
            return Mono.just(plain);
        }
        var found = new HashMap<Clause, List<String>>();
        var missing = new ArrayList<Clause>();
        for (var clause : delicate) {
            var known = answers.getIfPresent(asked(clauses, clause, shape, version, scope, asOf));
            if (known == null) {
                missing.add(clause);
            } else {
                found.put(clause, known);
            }
        }
        if (missing.isEmpty()) {
            return Mono.just(criteria(filter, clauses, found));
        }
        missing.forEach(clause -> found.put(clause, new ArrayList<>()));
        return look(clauses, missing, found, shape, version, scope, asOf, null)
                .doOnSuccess(done -> missing.forEach(clause -> answers.put(
                        asked(clauses, clause, shape, version, scope, asOf),
                        List.copyOf(Objects.requireNonNull(found.get(clause))))))
                .then(Mono.fromSupplier(() -> criteria(filter, clauses, found)));
    }

    private static Asked asked(Clauses clauses, Clause clause, Shape shape, Version version, Scope scope, long asOf) {
        return new Asked(shape.model().name(), version, scope, asOf, clauses.leaf(clause), clause);
    }

    private Mono<Void> look(
            Clauses clauses,
            List<Clause> missing,
            Map<Clause, List<String>> found,
            Shape shape,
            Version version,
            Scope scope,
            long asOf,
            @Nullable String after) {
        var some = new Selection(
                shape.model(),
                Criteria.equal(Shapes.SPANS, "true"),
                scope,
                null,
                false,
                after,
                0,
                ROWS_AT_ONCE,
                null,
                asOf);
        return readModels
                .page(some, version == Version.V1P1 ? Form.OTHER_BODY : Form.BODY)
                .collectList()
                .flatMap(rows -> trimming.trees(shape, scope, asOf, rows)
                        .doOnNext(trees -> trees.forEach((id, tree) -> missing.stream()
                                .filter(clause -> Looking.holds(clauses.leaf(clause), clause, tree))
                                .forEach(clause -> Objects.requireNonNull(found.get(clause))
                                        .add(id))))
                        .then(Mono.defer(() -> rows.size() < ROWS_AT_ONCE
                                ? Mono.empty()
                                : look(clauses, missing, found, shape, version, scope, asOf, last(rows)))));
    }

    private static String last(List<Fragment> rows) {
        return rows.getLast().id();
    }

    private static Criteria criteria(Filter filter, Clauses clauses, Map<Clause, List<String>> found) {
        return new Criteria.Or(filter.anyOf().stream()
                .map(alternative -> (Criteria) new Criteria.And(alternative.stream()
                        .map(clause -> criteria(clause, clauses, found))
                        .toList()))
                .toList());
    }

    private static Criteria criteria(Clause clause, Clauses clauses, Map<Clause, List<String>> found) {
        var ids = found.get(clause);
        var criteria = clauses.criteria(clause);
        return ids == null
                ? criteria
                : new Criteria.Or(
                        List.of(Criteria.and(new Criteria.Absent(Shapes.SPANS), criteria), new Criteria.Ids(ids)));
    }
}
