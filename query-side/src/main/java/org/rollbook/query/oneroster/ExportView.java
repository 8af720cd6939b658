package org.rollbook.query.oneroster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Form;
import org.rollbook.query.readmodel.Fragment;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Scope;
import org.rollbook.query.readmodel.Selection;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * What a connection saw as of a position, as the objects that the rows of a file are made of.
 *
 * @param alsoWithdrawn false for active objects only
 */
record ExportView(
        ReadModels readModels, Trimming trimming, Version version, Scope scope, long position, boolean alsoWithdrawn) {
    private static final int MOST_AT_ONCE = 10_000;
    private static final String METADATA = "\"metadata\":{";

    /** Objects in the order of their ids, as the connection sees them. */
    Mono<List<Fragment>> objects(ExportFile file, @Nullable String after, int limit) {
        return stored(file, after, limit)
                .flatMap(some -> trimming.page(Shapes.of(file.collection()), scope, position, some)
                        .map(bodies -> {
                            var seen = new ArrayList<Fragment>();
                            for (int i = 0; i < some.size(); i++) {
                                seen.add(new Fragment(some.get(i).id(), bodies.get(i)));
                            }
                            return seen;
                        }));
    }

    private Mono<List<Fragment>> stored(ExportFile file, @Nullable String after, int limit) {
        return page(file.collection(), criteria(file), after, limit);
    }

    private Mono<List<Fragment>> page(Collection collection, Criteria criteria, @Nullable String after, int limit) {
        var model = Shapes.of(collection).model();
        var form = version == Version.V1P1 ? Form.OTHER_BODY : Form.BODY;
        return readModels
                .page(new Selection(model, criteria, scope, null, false, after, 0, limit, null, position), form)
                .collectList();
    }

    private Criteria criteria(ExportFile file) {
        var all = new ArrayList<Criteria>();
        if (!alsoWithdrawn) {
            all.add(new Criteria.Active());
        }
        var part = Places.part(version, file.collection());
        if (part != null) {
            all.add(part.criteria(scope.schools()));
        }
        String holds = switch (file) {
            case USER_PROFILES -> "userProfiles.profileId~";
            case CLASS_RESOURCES, COURSE_RESOURCES, USER_RESOURCES -> "resources.sourcedId";
            case LINE_ITEM_SCORE_SCALES, RESULT_SCORE_SCALES -> "scoreScale.sourcedId";
            case LINE_ITEM_LEARNING_OBJECTIVE_IDS, RESULT_LEARNING_OBJECTIVE_IDS -> "learningObjectiveSet.source~";
            default -> "";
        };
        if (!holds.isEmpty()) {
            all.add(new Criteria.Not(new Criteria.Absent(holds)));
        }
        return new Criteria.And(all);
    }

    /** Names of the metadata that objects of the file have, in order. */
    Mono<Set<String>> metadata(ExportFile file) {
        return metadata(file, null, new TreeSet<>());
    }

    private Mono<Set<String>> metadata(ExportFile file, @Nullable String after, Set<String> names) {
        return stored(file, after, MOST_AT_ONCE).flatMap(some -> {
            some.stream()
                    .filter(one -> one.body().contains(METADATA))
                    .forEach(one -> names.addAll(
                            StoredJson.object(one.body()).path("metadata").propertyNames()));
            return some.size() < MOST_AT_ONCE
                    ? Mono.just(names)
                    : metadata(file, some.getLast().id(), names);
        });
    }

    /** The classes of objects that say less than their rows must; by id. */
    Mono<Map<String, JsonNode>> classes(ExportFile file, List<JsonNode> objects) {
        var ids = new HashSet<String>();
        if (file == ExportFile.LINE_ITEMS || file == ExportFile.SCORE_SCALES) {
            objects.forEach(object -> ids.add(ExportCells.id(object, "class")));
        }
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : page(Collection.CLASSES, new Criteria.Ids(ids), null, ids.size())
                        .map(found -> {
                            var classes = new HashMap<String, JsonNode>();
                            found.forEach(one -> classes.put(one.id(), StoredJson.object(one.body())));
                            return classes;
                        });
    }
}
