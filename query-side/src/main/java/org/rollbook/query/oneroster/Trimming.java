package org.rollbook.query.oneroster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Fragment;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Row;
import org.rollbook.query.readmodel.Scope;
import org.rollbook.query.readmodel.Selection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cuts out of objects the references to what a connection cannot see. Only rows of several schools can have such
 * references, so most rows are served as they are stored.
 */
final class Trimming {
    /** References that an object may not be without: an organisation in which the person is seen stands in. */
    private static final Set<String> NEVER_EMPTY = Set.of("roles", "orgs");

    private final ReadModels readModels;

    Trimming(ReadModels readModels) {
        this.readModels = readModels;
    }

    /** The bodies of a page in their order, trimmed where necessary. */
    Mono<List<String>> page(Shape shape, Scope scope, long asOf, List<Fragment> page) {
        if (scope.schools() == null || page.isEmpty() || !spans(shape)) {
            return Mono.just(page.stream().map(Fragment::body).toList());
        }
        var ids = page.stream().map(Fragment::id).toList();
        var spanning = Criteria.and(new Criteria.Ids(ids), Criteria.equal(Shapes.SPANS, "true"));
        return readModels
                .page(new Selection(shape.model(), spanning, scope, null, false, null, 0, ids.size(), null, asOf))
                .map(Fragment::id)
                .collectList()
                .flatMap(some -> {
                    var wanted = new HashSet<>(some);
                    return trees(
                            shape,
                            scope,
                            asOf,
                            page.stream()
                                    .filter(one -> wanted.contains(one.id()))
                                    .toList());
                })
                .map(trimmed -> page.stream()
                        .map(one -> {
                            var tree = trimmed.get(one.id());
                            return tree == null ? one.body() : StoredJson.text(tree);
                        })
                        .toList());
    }

    Mono<String> one(Shape shape, Scope scope, long asOf, Row row, String body) {
        if (scope.schools() == null || !row.fields().containsKey(Shapes.SPANS)) {
            return Mono.just(body);
        }
        return trees(shape, scope, asOf, List.of(new Fragment(row.id(), body)))
                .map(trimmed -> StoredJson.text(Objects.requireNonNull(trimmed.get(row.id()))));
    }

    private static boolean spans(Shape shape) {
        return shape.model().fields().stream().anyMatch(field -> field.name().equals(Shapes.SPANS));
    }

    /** The objects as the scope shows them, by id. */
    Mono<Map<String, ObjectNode>> trees(Shape shape, Scope scope, long asOf, List<Fragment> rows) {
        var trees = new HashMap<String, ObjectNode>();
        var referenced = new EnumMap<Target, Set<String>>(Target.class);
        for (var row : rows) {
            var tree = StoredJson.object(row.body());
            trees.put(row.id(), tree);
            collect(tree, referenced);
        }
        return Flux.fromIterable(referenced.entrySet())
                .concatMap(entry -> readModels
                        .visible(Shapes.of(entry.getKey()).model(), entry.getValue(), scope, asOf)
                        .map(visible -> Map.entry(entry.getKey(), (Set<String>) new HashSet<>(visible))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .flatMap(visible -> {
                    var bereft = new ArrayList<String>();
                    trees.forEach((id, tree) -> {
                        if (cut(tree, visible)) {
                            bereft.add(id);
                        }
                    });
                    return Flux.fromIterable(bereft)
                            .concatMap(id -> readModels.get(shape.model(), id, scope, asOf))
                            .doOnNext(row -> standIn(Objects.requireNonNull(trees.get(row.id())), row, scope))
                            .then(Mono.just((Map<String, ObjectNode>) trees));
                });
    }

    private static void collect(JsonNode node, Map<Target, Set<String>> referenced) {
        if (isReference(node)) {
            referenced
                    .computeIfAbsent(Target.ofType(text(node, "type")), type -> new HashSet<>())
                    .add(text(node, "sourcedId"));
        } else if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> {
                if (!property.getKey().equals("metadata")) {
                    collect(property.getValue(), referenced);
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(element -> collect(element, referenced));
        }
    }

    private static boolean isReference(JsonNode node) {
        return node.isObject() && node.size() == 3 && node.has("href") && node.has("sourcedId") && node.has("type");
    }

    private static String text(JsonNode node, String property) {
        return Objects.requireNonNull(node.get(property)).asString();
    }

    private static boolean hidden(JsonNode node, Map<Target, Set<String>> visible) {
        return isReference(node)
                && !visible.getOrDefault(Target.ofType(text(node, "type")), Set.of())
                        .contains(text(node, "sourcedId"));
    }

    /** True when something that an object cannot be without has become empty; it is left as an empty array. */
    private static boolean cut(ObjectNode object, Map<Target, Set<String>> visible) {
        boolean bereft = false;
        for (var property : List.copyOf(object.properties())) {
            var value = property.getValue();
            if (property.getKey().equals("metadata")) {
                continue;
            }
            if (hidden(value, visible)) {
                object.remove(property.getKey());
            } else if (value instanceof ArrayNode array && !array.isEmpty()) {
                boolean emptied = shorten(array, visible);
                if (emptied && NEVER_EMPTY.contains(property.getKey())) {
                    bereft = true;
                } else if (emptied && !property.getKey().equals("agents")) {
                    object.remove(property.getKey());
                } else if (emptied && !object.has("orgs")) {
                    object.remove(property.getKey());
                }
            }
        }
        return bereft;
    }

    /** Drops references to what is hidden, and elements that stand on one. */
    private static boolean shorten(ArrayNode array, Map<Target, Set<String>> visible) {
        var kept = new ArrayList<JsonNode>();
        for (var element : array) {
            boolean standsOnHidden = !isReference(element)
                    && element.isObject()
                    && element.properties().stream().anyMatch(property -> hidden(property.getValue(), visible));
            if (!hidden(element, visible) && !standsOnHidden) {
                kept.add(element);
            }
        }
        if (kept.isEmpty() && array.get(0) instanceof ObjectNode first && first.has("role")) {
            var role = first.deepCopy();
            role.remove(List.of("org", "userProfile", "beginDate", "endDate"));
            array.removeAll();
            array.add(role);
            return true;
        }
        array.removeAll();
        array.addAll(kept);
        return kept.isEmpty();
    }

    private static void standIn(ObjectNode user, Row row, Scope scope) {
        var school = school(row.schools(), scope);
        if (school == null) {
            return;
        }
        if (user.get("roles") instanceof ArrayNode roles
                && roles.get(0) instanceof ObjectNode role
                && !role.has("org")) {
            role.set("org", reference(role.objectNode(), school));
        }
        if (user.get("orgs") instanceof ArrayNode orgs && orgs.isEmpty()) {
            orgs.add(reference(orgs.objectNode(), school));
        }
    }

    private static @Nullable String school(@Nullable Collection<String> schools, Scope scope) {
        return schools == null || scope.schools() == null
                ? null
                : schools.stream()
                        .filter(scope.schools()::contains)
                        .sorted()
                        .findFirst()
                        .orElse(null);
    }

    private static ObjectNode reference(ObjectNode node, String id) {
        return node.put("href", Target.ORG.href(id)).put("sourcedId", id).put("type", Target.ORG.type());
    }
}
