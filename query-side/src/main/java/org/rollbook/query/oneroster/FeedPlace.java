package org.rollbook.query.oneroster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.query.readmodel.CodePoints;

/**
 * A place in a feed: behind this object of this position, or behind the whole position when there is no object. Within
 * a position collections come in their order, and in each of them ids.
 */
record FeedPlace(
        long position,
        @Nullable Collection collection,
        @Nullable String id) {
    static final Comparator<FeedPlace> ORDER = Comparator.comparingLong(FeedPlace::position)
            .thenComparing(place -> Objects.requireNonNull(place.collection()))
            .thenComparing(place -> Objects.requireNonNull(place.id()), CodePoints.ORDER);
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,18})(?:\\.([A-Za-z]{1,20})\\.([A-Za-z0-9_-]{1,2000}))?");

    static FeedPlace behind(long position) {
        return new FeedPlace(position, null, null);
    }

    /** @param text null for the beginning */
    static FeedPlace of(@Nullable String text) {
        if (text == null) {
            return behind(0);
        }
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw unreadable();
        }
        long position = Long.parseLong(parts.group(1));
        return parts.group(2) == null
                ? behind(position)
                : new FeedPlace(position, collection(parts.group(2)), id(parts.group(3)));
    }

    private static Collection collection(String path) {
        return Arrays.stream(Collection.values())
                .filter(known -> known.path().equals(path))
                .findFirst()
                .orElseThrow(FeedPlace::unreadable);
    }

    private static String id(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static Refused unreadable() {
        return new Refused(RefusalCode.INVALID_QUERY, "after is neither a position nor a cursor of the feed");
    }

    String text() {
        return collection == null || id == null
                ? Long.toString(position)
                : position + "." + collection.path() + "."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    FeedPlace orBehind(long other) {
        return other > position ? behind(other) : this;
    }

    /** The last position of which all objects of the collection come before this place. */
    long wholly(Collection wanted) {
        return collection != null && wanted.compareTo(collection) > 0 ? position - 1 : position;
    }

    /** The object of the collection that this place is behind; null for none. */
    @Nullable String idOf(Collection wanted) {
        return wanted == collection ? id : null;
    }
}
