package org.rollbook.query.oneroster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.ObjectChange;
import org.rollbook.query.readmodel.CodePoints;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Fragment;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Scope;
import org.rollbook.query.readmodel.Selection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What comes into sight and goes out of it when a connection is opened, or an administrator changes what it may see.
 * Nothing happens to the objects themselves.
 */
final class FeedCrossings {
    private static final Comparator<ObjectChange> ORDER =
            Comparator.comparing(ObjectChange::sourcedId, CodePoints.ORDER);

    private final ReadModels readModels;
    private final FeedTelling telling;

    FeedCrossings(ReadModels readModels, FeedTelling telling) {
        this.readModels = readModels;
        this.telling = telling;
    }

    /** What the phase changed at its beginning, as far as it is behind the place. */
    List<FeedPiece.Part> into(FeedView view, int phase, FeedPlace start) {
        long position = view.phases().get(phase).from();
        var parts = new ArrayList<FeedPiece.Part>();
        for (var collection : view.collections()) {
            String after = start.position() == position ? start.idOf(collection) : null;
            if (start.wholly(collection) < position || after != null) {
                parts.addAll(into(view, phase, collection, after));
            }
        }
        return parts;
    }

    private List<FeedPiece.Part> into(FeedView view, int phase, Collection collection, @Nullable String after) {
        boolean moved = phase > 0 && !Objects.equals(view.schools(phase - 1), view.schools(phase));
        boolean reads = view.reads(phase, collection);
        boolean opened = reads && !view.reads(phase - 1, collection);
        boolean appear = opened || (reads && moved);
        boolean disappear = moved && view.hasRead(phase - 1, collection);
        if (!appear && !disappear) {
            return List.of();
        }
        return List.of(limit -> Flux.concat(
                        appear
                                ? appeared(view, phase, collection, opened ? null : view.scope(phase - 1), after, limit)
                                : Mono.empty(),
                        disappear ? disappeared(view, phase, collection, after, limit) : Mono.empty())
                .collectList()
                .map(pieces -> FeedPiece.merged(pieces, ORDER, limit)));
    }

    /** @param before what was in sight already; null for nothing */
    private Mono<FeedPiece<ObjectChange>> appeared(
            FeedView view,
            int phase,
            Collection collection,
            @Nullable Scope before,
            @Nullable String after,
            int limit) {
        long position = view.phases().get(phase).from();
        var criteria = appearing(view, collection, before);
        return some(view, phase, collection, criteria, view.scope(phase), after, limit)
                .flatMap(some -> telling.page(view, position, collection, some)
                        .map(bodies -> FeedPiece.of(seen(position, collection, some, bodies), limit)));
    }

    /** Objects that are seen in part may show more, or less, than before. */
    private static Criteria appearing(FeedView view, Collection collection, @Nullable Scope before) {
        var all = new ArrayList<Criteria>();
        all.add(new Criteria.Within(view.now()));
        if (before != null) {
            var unseen = new Criteria.Not(new Criteria.Within(before));
            all.add(
                    Shapes.of(collection).model().field(Shapes.SPANS) == null
                            ? unseen
                            : new Criteria.Or(List.of(unseen, Criteria.equal(Shapes.SPANS, "true"))));
        }
        var part = Places.part(view.version(), collection);
        if (part != null) {
            all.add(part.criteria(view.now().schools()));
        }
        return new Criteria.And(all);
    }

    private List<ObjectChange> seen(long position, Collection collection, List<Fragment> some, List<String> bodies) {
        var changes = new ArrayList<ObjectChange>();
        for (int i = 0; i < some.size(); i++) {
            String id = some.get(i).id();
            changes.add(telling.seen(new FeedPlace(position, collection, id), collection, id, bodies.get(i)));
        }
        return changes;
    }

    private Mono<FeedPiece<ObjectChange>> disappeared(
            FeedView view, int phase, Collection collection, @Nullable String after, int limit) {
        long position = view.phases().get(phase).from();
        var unseen = new Criteria.Not(new Criteria.Within(view.scope(phase)));
        return some(view, phase, collection, unseen, view.scope(phase - 1), after, limit)
                .flatMap(some -> Flux.fromIterable(some)
                        .concatMap(row ->
                                telling.gone(new FeedPlace(position, collection, row.id()), collection, row.id()))
                        .collectList())
                .map(changes -> FeedPiece.of(changes, limit));
    }

    private Mono<List<Fragment>> some(
            FeedView view,
            int phase,
            Collection collection,
            Criteria criteria,
            Scope scope,
            @Nullable String after,
            int limit) {
        long position = view.phases().get(phase).from();
        var model = Shapes.of(collection).model();
        var some = new Selection(model, criteria, scope, null, false, after, 0, limit, null, position);
        return readModels.page(some, view.form()).collectList();
    }
}
