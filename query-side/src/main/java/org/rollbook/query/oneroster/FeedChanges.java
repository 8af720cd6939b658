package org.rollbook.query.oneroster;

import java.util.Comparator;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.ObjectChange;
import org.rollbook.query.readmodel.Change;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.History;
import org.rollbook.query.readmodel.ReadModels;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What happened to objects while what the connection is allowed to see stayed the same. */
final class FeedChanges {
    /** So many collections are asked at once. */
    private static final int AT_ONCE = 4;

    private static final Comparator<Found> ORDER = Comparator.comparing(Found::place, FeedPlace.ORDER);

    private final ReadModels readModels;
    private final FeedTelling telling;

    FeedChanges(ReadModels readModels, FeedTelling telling) {
        this.readModels = readModels;
        this.telling = telling;
    }

    private record Found(FeedPlace place, Collection collection, Change change) {}

    /** The changes behind the place and up to the position. */
    FeedPiece.Part between(FeedView view, int phase, FeedPlace start, long upTo) {
        return limit -> Flux.fromIterable(view.collections())
                .filter(collection -> view.hasRead(phase, collection)
                        && readModels.changedAt(Shapes.of(collection).model()) > start.wholly(collection))
                .flatMap(collection -> found(view, phase, collection, start, upTo, limit), AT_ONCE)
                .collectList()
                .map(pieces -> FeedPiece.merged(pieces, ORDER, limit))
                .flatMap(piece -> Flux.fromIterable(piece.items())
                        .concatMap(found -> told(view, found))
                        .collectList()
                        .map(changes -> new FeedPiece<>(changes, piece.whole())));
    }

    private Mono<FeedPiece<Found>> found(
            FeedView view, int phase, Collection collection, FeedPlace start, long upTo, int limit) {
        var history = new History(
                Shapes.of(collection).model(),
                new Criteria.Within(view.now()),
                view.scope(phase),
                start.wholly(collection),
                start.idOf(collection),
                upTo,
                limit);
        return readModels
                .changes(history)
                .map(change -> new Found(
                        new FeedPlace(
                                change.position(), collection, change.row().id()),
                        collection,
                        change))
                .collectList()
                .map(found -> FeedPiece.of(found, limit));
    }

    private Mono<ObjectChange> told(FeedView view, Found found) {
        var row = found.change().row();
        var part = Places.part(view.version(), found.collection());
        boolean seen = found.change().begins()
                && (part == null || part.contains(row, view.now().schools()));
        return seen
                ? telling.seen(view, found.place(), found.collection(), row)
                : telling.gone(found.place(), found.collection(), row.id());
    }
}
