package org.rollbook.ledger;

import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Checks that the ledger is what was written: hashes, positions, times and versions. Blocks. */
public final class LedgerVerification {
    private static final int BATCH = 1000;
    private static final String VERSIONS = """
            select position from (
              select position, version, lag(version) over each as before, lag(position) over each as earlier
              from ledger.entry where stream is not null window each as (partition by stream order by version)) e
            where version <> coalesce(before + 1, 0) or position < earlier order by position limit 1
            """;

    /** @param position of the first entry that is not as it was written, or is not there */
    public record Fault(long position, String what) {}

    /** @param entries that were checked */
    public record Report(long entries, @Nullable Fault fault) {
        public boolean sound() {
            return fault == null;
        }
    }

    private final Database database;
    private final EntryReader entries;

    LedgerVerification(Database database) {
        this.database = database;
        this.entries = new EntryReader(database);
    }

    /** @param progress is told positions as they are checked */
    public Report verify(LongConsumer progress) {
        var hasher = new LeafHash();
        var last = Head.EMPTY;
        while (true) {
            var batch = entries.after(last.position(), BATCH);
            if (batch.isEmpty()) {
                var fault =
                        versions().map(position -> new Fault(position, "its version does not follow the one before"));
                return new Report(last.position(), fault.orElse(null));
            }
            for (var entry : batch) {
                var fault = check(entry, last, hasher);
                if (fault != null) {
                    return new Report(last.position(), fault);
                }
                last = new Head(entry.position(), entry.recordedAt());
            }
            progress.accept(last.position());
        }
    }

    private static @Nullable Fault check(Entry entry, Head before, LeafHash hasher) {
        if (entry.position() != before.position() + 1) {
            return new Fault(before.position() + 1, "it is missing");
        }
        if (entry.recordedAt().isBefore(before.recordedAt())) {
            return new Fault(entry.position(), "its time is before that of the entry before it");
        }
        return hasher.hex(entry).equals(entry.hash()) ? null : new Fault(entry.position(), "its hash does not fit it");
    }

    private Optional<Long> versions() {
        return database
                .rows(VERSIONS, statement -> statement, row -> Objects.requireNonNull(row.get(0, Long.class)))
                .stream()
                .findFirst();
    }
}
