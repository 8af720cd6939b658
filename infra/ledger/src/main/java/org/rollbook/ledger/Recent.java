package org.rollbook.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest entries that this node wrote, so that its read models need not fetch them from the database. */
final class Recent {
    private static final int BYTES = 4 << 20;

    private final ArrayDeque<Placed> entries = new ArrayDeque<>();
    private long bytes;

    synchronized void add(List<Placed> written) {
        if (!entries.isEmpty() && entries.getLast().position + 1 != written.getFirst().position) {
            entries.clear();
            bytes = 0;
        }
        for (var entry : written) {
            entries.addLast(entry);
            bytes += entry.content.size();
        }
        while (bytes > BYTES) {
            bytes -= entries.removeFirst().content.size();
        }
    }

    /** Entries after the position; null when the first of them is not here. */
    @Nullable List<Entry> after(long position, int limit) {
        var found = new ArrayList<Placed>();
        synchronized (this) {
            if (entries.isEmpty()
                    || position + 1 < entries.getFirst().position
                    || position >= entries.getLast().position) {
                return null;
            }
            var skip = position + 1 - entries.getFirst().position;
            var each = entries.iterator();
            for (long i = 0; i < skip; i++) {
                each.next();
            }
            while (each.hasNext() && found.size() < limit) {
                found.add(each.next());
            }
        }
        return found.stream().map(Recent::entry).toList();
    }

    private static Entry entry(Placed placed) {
        var content = placed.content;
        return new Entry(
                placed.position,
                content.stream(),
                content.streamType(),
                content.version(),
                content.eventId(),
                content.name(),
                content.revision(),
                placed.recordedAt,
                new String(content.payload(), StandardCharsets.UTF_8),
                new String(content.metadata(), StandardCharsets.UTF_8),
                HexFormat.of().formatHex(placed.hash));
    }
}
