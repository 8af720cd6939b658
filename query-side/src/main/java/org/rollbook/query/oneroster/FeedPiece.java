package org.rollbook.query.oneroster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rollbook.messages.oneroster.ObjectChange;
import reactor.core.publisher.Mono;

/**
 * Some of the changes of one part of a feed, in order.
 *
 * @param whole true when the part has no more
 */
record FeedPiece<T>(List<T> items, boolean whole) {
    /** A part of a feed: everything that comes between two places. */
    @FunctionalInterface
    interface Part {
        /** @param limit at most so many; at least one, unless there is none */
        Mono<FeedPiece<ObjectChange>> read(int limit);
    }

    /** What was found where as many as {@code limit} were asked for. */
    static <T> FeedPiece<T> of(List<T> found, int limit) {
        return new FeedPiece<>(found, found.size() < limit);
    }

    /** As many as can be put in order: behind the end of a piece that is not whole there may be others. */
    static <T> FeedPiece<T> merged(List<FeedPiece<T>> pieces, Comparator<? super T> order, int limit) {
        var ends = pieces.stream()
                .filter(piece -> !piece.whole())
                .map(piece -> piece.items().getLast())
                .min(order);
        var merged = new ArrayList<T>();
        pieces.forEach(piece -> merged.addAll(piece.items()));
        merged.sort(order);
        boolean whole = ends.isEmpty() && merged.size() <= limit;
        return new FeedPiece<>(
                merged.stream()
                        .filter(item -> ends.isEmpty() || order.compare(item, ends.get()) <= 0)
                        .limit(limit)
                        .toList(),
                whole);
    }
}
