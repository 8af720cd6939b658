package org.rollbook.query.oneroster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.FindObjects.Parent;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Row;
import org.rollbook.query.readmodel.Scope;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds what nested collections are nested in; what was there is remembered until it changes. */
final class Parents {
    private static final int REMEMBERED = 20_000;

    private final ReadModels readModels;
    private final Cache<Known, Boolean> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Parents(ReadModels readModels) {
        this.readModels = readModels;
    }

    /** A parent that was there; in the outer one, where there are two. */
    private record Known(Parent parent, @Nullable Parent outer, Scope scope, long asOf) {}

    /** Fails with UNKNOWN_OBJECT when one of them is not there, or not in the one before it. */
    Mono<Void> exist(List<Parent> within, Scope scope, long asOf) {
        return Flux.range(0, within.size())
                .concatMap(i -> exists(within.get(i), i == 0 ? null : within.get(i - 1), scope, asOf))
                .then();
    }

    private Mono<Boolean> exists(Parent parent, @Nullable Parent outer, Scope scope, long asOf) {
        var model = Shapes.of(parent.collection()).model();
        var one = new Known(parent, outer, scope, Math.min(asOf, readModels.changedAt(model)));
        if (known.getIfPresent(one) != null) {
            return Mono.just(true);
        }
        return readModels
                .get(model, parent.id(), scope, asOf)
                .filter(row -> isParent(row, parent, outer))
                .switchIfEmpty(Mono.error(() -> OneRosterQueries.unknown(parent.collection(), parent.id())))
                .thenReturn(true)
                .doOnNext(there -> known.put(one, there));
    }

    private static boolean isParent(Row row, Parent parent, @Nullable Parent outer) {
        return switch (parent.collection()) {
            case SCHOOLS -> "school".equals(row.fields().get("type"));
            case CLASSES -> outer == null || outer.id().equals(row.fields().get("school.sourcedId"));
            case LINE_ITEMS ->
                row.active() && outer != null && outer.id().equals(row.fields().get("class.sourcedId"));
            default -> true;
        };
    }
}
