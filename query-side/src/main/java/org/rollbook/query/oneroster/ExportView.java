package org.rollbook.query.oneroster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.readmodel.CodePoints;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Form;
import org.rollbook.query.readmodel.Fragment;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Scope;
import org.rollbook.query.readmodel.Selection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a connection saw as of a position, as the objects that the rows of a file are made of.
 *
 * @param alsoWithdrawn false for active objects only
 */
record ExportView(
        ReadModels readModels,
        Trimming trimming,
        SecondaryEmail emails,
        Version version,
        Scope scope,
        long position,
        boolean alsoWithdrawn) {
    private static final int NO_LIMIT = 1_000_000_000;
    private static final int LONGEST_STRETCH = 2_000;

    /**
     * Objects in the order of their ids, as the connection sees them. Each stretch has been read when the next is asked
     * for, so that a question about it does not wait for a second session while it holds the first.
     */
    Flux<List<Fragment>> objects(ExportFile file, @Nullable String after, int limit) {
        return emails.shape(version, Shapes.of(file.collection()), position)
                .flatMapMany(shape -> stored(file, after, limit)
                        .concatMap(
                                some -> trimming.page(shape, scope, position, some)
                                        .map(bodies -> seen(some, SecondaryEmail.in(shape, bodies))),
                                1));
    }

    private Flux<List<Fragment>> stored(ExportFile file, @Nullable String after, int limit) {
        return any(file.collection(), seldom(file)).flatMapMany(any -> any ? all(file, after, limit) : Flux.empty());
    }

    private Flux<List<Fragment>> all(ExportFile file, @Nullable String after, int limit) {
        return stretch(file, after, limit)
                .expand(before -> before.left() == 0
                        ? Mono.empty()
                        : stretch(file, before.objects().getLast().id(), before.left()))
                .map(Stretch::objects);
    }

    /** @param left how many more may follow; 0 when there are no more */
    private record Stretch(List<Fragment> objects, int left) {}

    private Mono<Stretch> stretch(ExportFile file, @Nullable String after, int limit) {
        int size = Math.min(limit, LONGEST_STRETCH);
        return page(file.collection(), criteria(file), after, size)
                .collectList()
                .map(objects -> new Stretch(objects, objects.size() < size ? 0 : limit - size));
    }

    private static List<Fragment> seen(List<Fragment> stored, List<String> bodies) {
        var seen = new ArrayList<Fragment>(stored.size());
        for (int i = 0; i < stored.size(); i++) {
            seen.add(new Fragment(stored.get(i).id(), bodies.get(i)));
        }
        return seen;
    }

    private Flux<Fragment> page(Collection collection, Criteria criteria, @Nullable String after, int limit) {
        var model = Shapes.of(collection).model();
        return readModels.page(
                new Selection(model, criteria, scope, null, false, after, 0, limit, null, position), form());
    }

    private Form form() {
        return version == Version.V1P1 ? Form.OTHER_BODY : Form.BODY;
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
        String property = seldom(file);
        if (!property.isEmpty()) {
            all.add(having(property));
        }
        return new Criteria.And(all);
    }

    /** The property that the file is about; empty when it is about whole objects. */
    private static String seldom(ExportFile file) {
        return switch (file) {
            case USER_PROFILES -> "userProfiles";
            case CLASS_RESOURCES, COURSE_RESOURCES, USER_RESOURCES -> "resources";
            case LINE_ITEM_SCORE_SCALES, RESULT_SCORE_SCALES -> "scoreScale";
            case LINE_ITEM_LEARNING_OBJECTIVE_IDS, RESULT_LEARNING_OBJECTIVE_IDS -> "learningObjectiveSet";
            default -> "";
        };
    }

    private static Criteria having(String property) {
        return Criteria.has(Shape.having(property));
    }

    /** False when no object has the property: then there is no need to look at each. */
    private Mono<Boolean> any(Collection collection, String property) {
        return property.isEmpty()
                ? Mono.just(true)
                : readModels
                        .count(Shapes.of(collection).model(), having(property), scope, position)
                        .map(objects -> objects > 0);
    }

    /** Those with ids up to one; all when it is null. */
    static List<Fragment> upTo(List<Fragment> some, @Nullable String end) {
        return end == null
                ? some
                : some.stream()
                        .filter(one -> CodePoints.ORDER.compare(one.id(), end) <= 0)
                        .toList();
    }

    /** Names of the metadata that objects of the file have, in order. */
    Mono<Set<String>> metadata(ExportFile file) {
        var having = Criteria.and(criteria(file), having("metadata"));
        return any(file.collection(), "metadata")
                .flatMapMany(any -> any ? page(file.collection(), having, null, NO_LIMIT) : Flux.empty())
                .reduceWith(TreeSet::new, (Set<String> names, Fragment one) -> {
                    names.addAll(
                            StoredPart.of(one.body()).get("metadata").texts().keySet());
                    return names;
                });
    }

    /** True when objects of the file say less than their rows must. */
    static boolean needsClasses(ExportFile file) {
        return file == ExportFile.LINE_ITEMS || file == ExportFile.SCORE_SCALES;
    }

    /** The classes of objects that say less than their rows must; by id. */
    Mono<Map<String, StoredPart>> classes(ExportFile file, List<Fragment> objects) {
        var ids = new HashSet<String>();
        if (needsClasses(file)) {
            objects.forEach(object -> ids.add(ExportCells.id(StoredPart.of(object.body()), "class")));
        }
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : page(Collection.CLASSES, new Criteria.Ids(ids), null, ids.size())
                        .collectMap(Fragment::id, one -> StoredPart.of(one.body()));
    }
}
