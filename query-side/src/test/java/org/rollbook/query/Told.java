package org.rollbook.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.RecordedEvent;

/** Tells a projection of events, and holds it to its promise: told twice or replayed, it writes the same rows. */
public final class Told {
    public static final Instant BEGIN = Instant.parse("2026-09-01T08:00:00Z");

    private final List<RecordedEvent> entries = new ArrayList<>();
    private Map<String, String> metadata = Map.of();

    public static Told of(Object... events) {
        return new Told().and(events);
    }

    public Told by(Map<String, String> caller) {
        metadata = caller;
        return this;
    }

    /** One second passes from each event to the next. */
    public Told and(Object... events) {
        for (var event : events) {
            long position = entries.size() + 1L;
            entries.add(new RecordedEvent(position, BEGIN.plusSeconds(position), null, position, event, metadata));
        }
        return this;
    }

    public StoredRows to(Projection... projections) {
        var once = new StoredRows();
        var twice = new StoredRows();
        for (var entry : entries) {
            for (var projection : projections) {
                once.project(projection, List.of(entry));
                twice.project(projection, List.of(entry, entry));
            }
        }
        var replayed = new StoredRows();
        for (var projection : projections) {
            replayed.project(projection, entries);
        }
        assertThat(twice.everything()).isEqualTo(once.everything());
        assertThat(replayed.everything()).isEqualTo(once.everything());
        return once;
    }
}
