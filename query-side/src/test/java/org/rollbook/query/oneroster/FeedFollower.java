package org.rollbook.query.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.ObjectChange;
import org.rollbook.messages.oneroster.Version;

/** Follows the feed and keeps what it is told. */
final class FeedFollower {
    final Version version;
    final int limit;
    private final FeedFixture district;
    private final Map<Collection, Map<String, ObjectChange>> held = new TreeMap<>();
    private @Nullable String after;

    FeedFollower(FeedFixture district, Version version, int limit) {
        this.district = district;
        this.version = version;
        this.limit = limit;
    }

    boolean read() {
        var page = district.find(version, after, limit);
        assertThat(page.changes().size()).isLessThanOrEqualTo(limit);
        for (var change : page.changes()) {
            held.computeIfAbsent(change.collection(), c -> new TreeMap<>()).put(change.sourcedId(), change);
        }
        after = page.next();
        return page.more();
    }

    void readAll() {
        while (read()) {
            assertThat(after).isNotNull();
        }
    }

    Map<String, String> active(Collection collection) {
        var objects = new TreeMap<String, String>();
        held.getOrDefault(collection, Map.of()).forEach((id, change) -> {
            if (change.status().equals("active")) {
                objects.put(id, change.object());
            }
        });
        return objects;
    }
}
