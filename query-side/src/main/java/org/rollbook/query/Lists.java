package org.rollbook.query;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Listing;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Scope;
import org.rollbook.query.readmodel.Selection;
import reactor.core.publisher.Mono;

/** Lists of the administration, part by part: all parts show the district as it was when the first was asked for. */
public final class Lists {
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})-(\\d{1,9})");

    private final ReadModels readModels;

    public Lists(ReadModels readModels) {
        this.readModels = readModels;
    }

    /**
     * @param sort name of a field; null for the order by id
     * @param after cursor of the part before; null for the first
     * @param view from the body of a row to an item
     */
    public <T> Mono<Listing<T>> list(
            Model model,
            Criteria criteria,
            @Nullable String sort,
            boolean descending,
            int limit,
            @Nullable String after,
            Function<String, T> view) {
        var cursor = after == null ? new Cursor(readModels.position(), 0) : Cursor.parse(after);
        if (cursor.position() > readModels.position()) {
            return Mono.error(notACursor());
        }
        return readModels
                .count(model, criteria, Scope.everything(), cursor.position())
                .flatMap(total -> readModels
                        .page(new Selection(
                                model,
                                criteria,
                                Scope.everything(),
                                sort,
                                descending,
                                null,
                                cursor.offset(),
                                limit,
                                total,
                                cursor.position()))
                        .map(row -> view.apply(row.body()))
                        .collectList()
                        .map(items -> new Listing<>(items, total, cursor.next(items.size(), total))));
    }

    private static Refused notACursor() {
        return new Refused(RefusalCode.INVALID_QUERY, "after is not a cursor of this list");
    }

    private record Cursor(long position, int offset) {
        static Cursor parse(String text) {
            var parts = CURSOR.matcher(text);
            if (!parts.matches()) {
                throw notACursor();
            }
            return new Cursor(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)));
        }

        @Nullable String next(int shown, long total) {
            long behind = (long) offset + shown;
            return shown == 0 || behind >= total ? null : position + "-" + behind;
        }
    }
}
