package org.rollbook.query.readmodel.postgres;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Field;
import org.rollbook.query.readmodel.Scope;
import org.rollbook.query.readmodel.Selection;
import reactor.core.publisher.Mono;

/**
 * Places of every {@value #EVERY}th row of a selection as of a position, which never change, so that a page far from
 * both ends skips few rows.
 */
final class Bookmarks {
    static final int EVERY = 1000;
    private static final int MOST = 500_000;

    private final Reading reading;
    private final AsyncCache<Key, List<Mark>> places = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Key key, List<Mark> marks) -> marks.size() + 1)
            .buildAsync();

    Bookmarks(Reading reading) {
        this.reading = reading;
    }

    private record Key(
            String model,
            Criteria criteria,
            Scope scope,
            @Nullable String sort,
            boolean descending,
            long asOf) {}

    /** @param skipped so many rows come before the mark, it included */
    record Place(@Nullable Mark mark, long skipped) {}

    /** The last place from which the page's first row can be reached. */
    Mono<Place> nearest(Selection selection, Supplier<RowQuery> query) {
        var key = new Key(
                selection.model().name(),
                selection.criteria(),
                selection.scope(),
                selection.sort(),
                selection.descending(),
                selection.asOf());
        Field sort = selection.sort() == null ? null : selection.model().field(selection.sort());
        return Mono.fromFuture(
                        () -> places.get(
                                key,
                                (missing, executor) -> reading.many(query.get().marks(EVERY), row -> mark(row, sort))
                                        .collectList()
                                        .toFuture()),
                        true)
                .map(marks -> place(marks, selection.offset()));
    }

    private static Place place(List<Mark> marks, long offset) {
        int index = (int) Math.min(offset / EVERY, marks.size());
        return index == 0 ? new Place(null, 0) : new Place(marks.get(index - 1), (long) index * EVERY);
    }

    private static Mark mark(Readable row, @Nullable Field sort) {
        boolean number = sort != null && sort.type() == Field.Type.NUMBER;
        Object value = number ? row.get(1, BigDecimal.class) : row.get(1, String.class);
        return new Mark(value, PostgresRows.text(row, 0));
    }
}
