package org.rollbook.query.oneroster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.rollbook.messages.audit.LedgerEntries;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.ObjectChange;
import org.rollbook.query.readmodel.Fragment;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Row;
import reactor.core.publisher.Mono;

/** Says what became of an object, in the words of the feed. */
final class FeedTelling {
    private static final String STATUS = ",\"status\":\"";
    private static final String TIME = "\",\"dateLastModified\":\"";

    private final LedgerEntries ledger;
    private final Trimming trimming;
    private final SecondaryEmail emails;
    private final Cache<Long, String> times =
            Caffeine.newBuilder().maximumSize(10_000).build();

    FeedTelling(ReadModels readModels, LedgerEntries ledger) {
        this.ledger = ledger;
        this.trimming = new Trimming(readModels);
        this.emails = new SecondaryEmail(readModels);
    }

    Trimming trimming() {
        return trimming;
    }

    SecondaryEmail emails() {
        return emails;
    }

    /** The objects as of the position, as they are shown today. */
    Mono<List<String>> page(FeedView view, long position, Collection collection, List<Fragment> stored) {
        return emails.shape(view.version(), Shapes.of(collection), position)
                .flatMap(shape -> trimming.page(shape, view.now(), position, stored)
                        .map(objects -> SecondaryEmail.in(shape, objects)));
    }

    Mono<ObjectChange> seen(FeedView view, FeedPlace place, Collection collection, Row row) {
        String body = row.body(view.form());
        return emails.shape(view.version(), Shapes.of(collection), place.position())
                .flatMap(shape -> trimming.one(shape, view.now(), place.position(), row, body)
                        .map(object -> SecondaryEmail.in(shape, List.of(object)).getFirst()))
                .map(object -> seen(place, collection, row.id(), object));
    }

    ObjectChange seen(FeedPlace place, Collection collection, String id, String object) {
        int status = object.indexOf(STATUS) + STATUS.length();
        int time = object.indexOf(TIME, status);
        int begin = time + TIME.length();
        return new ObjectChange(
                collection,
                id,
                object.substring(status, time),
                object.substring(begin, begin + Times.LENGTH),
                place.position(),
                place.text(),
                object);
    }

    Mono<ObjectChange> gone(FeedPlace place, Collection collection, String id) {
        return time(place.position()).map(time -> {
            var object = new StringBuilder("{\"sourcedId\":");
            JsonText.string(object, id);
            object.append(STATUS)
                    .append("tobedeleted")
                    .append(TIME)
                    .append(time)
                    .append("\"}");
            return seen(place, collection, id, object.toString());
        });
    }

    /** When the entry at the position was recorded. */
    Mono<String> time(long position) {
        var known = times.getIfPresent(position);
        return known != null
                ? Mono.just(known)
                : Mono.fromFuture(() -> ledger.after(position - 1, null, null, 1))
                        .map(page -> Times.text(page.entries().getFirst().recordedAt()))
                        .doOnNext(time -> times.put(position, time));
    }
}
