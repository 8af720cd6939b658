package org.rollbook.query.oneroster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.CodePoints;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.History;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Scope;
import reactor.core.publisher.Mono;

/** How many objects of a model a scope shows in another way than before. */
final class ChangedObjects {
    /** It is not worth while to tell more of them apart. */
    private static final int MOST = 1_000;

    private final ReadModels readModels;
    private final Cache<Views, List<String>> known =
            Caffeine.newBuilder().maximumSize(64).build();

    ChangedObjects(ReadModels readModels) {
        this.readModels = readModels;
    }

    /** @param generation of the read models in which the model is seen as of both positions */
    record Views(Model model, Scope scope, int generation, long earlier, long later) {}

    /**
     * How many there are at most in a stretch of ids; {@link Integer#MAX_VALUE} when there are very many in all.
     *
     * @param after the id before the stretch; null for the first one
     * @param end the last id of the stretch; null for the last one
     */
    Mono<Integer> count(Views views, @Nullable String after, @Nullable String end) {
        return ids(views)
                .map(ids -> ids.size() == MOST
                        ? Integer.MAX_VALUE
                        : (int) ids.stream().filter(id -> lies(id, after, end)).count());
    }

    private static boolean lies(String id, @Nullable String after, @Nullable String end) {
        return (after == null || CodePoints.ORDER.compare(id, after) > 0)
                && (end == null || CodePoints.ORDER.compare(id, end) <= 0);
    }

    private Mono<List<String>> ids(Views views) {
        var before = known.getIfPresent(views);
        if (before != null) {
            return Mono.just(before);
        }
        var history = new History(
                views.model(), new Criteria.All(), views.scope(), views.earlier(), null, views.later(), MOST);
        return readModels
                .changes(history)
                .map(change -> change.row().id())
                .collectList()
                .doOnNext(ids -> known.put(views, ids));
    }
}
