package org.rollbook.command.roster;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollbook.command.roster.Staging.Change;
import org.rollbook.command.roster.csv.PackageFile;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Commands;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.roster.ImportCounts;
import org.rollbook.messages.roster.RosterKind;

/** Counts what an import does, and says from time to time how far it is. */
final class ImportTally {
    private static final long BETWEEN_REPORTS = Duration.ofSeconds(2).toNanos();

    /** Files that are collections of their own; the others only add to these. */
    private static final Set<String> COLLECTIONS = Stream.concat(
                    Arrays.stream(RosterKind.values()).map(RosterKind::collection),
                    GradebookPart.FILES.stream().map(PackageFile::stem))
            .collect(Collectors.toSet());

    private final String importId;
    private final Commands commands;
    private final Caller caller;
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private long total;
    private long done;
    private long reportedAt;

    private static final class Count {
        private long added;
        private long changed;
        private long withdrawn;
        private long same;
        private long refused;

        ImportCounts frozen() {
            return new ImportCounts(added, changed, withdrawn, same, refused);
        }
    }

    ImportTally(String importId, Commands commands, Caller caller) {
        this.importId = importId;
        this.commands = commands;
        this.caller = caller;
    }

    synchronized void begin(long records, Map<String, Long> refused) {
        total = records;
        refused.forEach((collection, rows) -> {
            if (rows > 0 || COLLECTIONS.contains(collection)) {
                of(collection).refused = rows;
            }
        });
    }

    synchronized void changed(RosterKind kind, List<Change> chunk) {
        Count count = of(kind.collection());
        for (Change change : chunk) {
            if (change.known()) {
                count.changed++;
            } else {
                count.added++;
            }
        }
        advance(chunk.size());
    }

    synchronized void decided(PackageFile file, Outcome.Result result) {
        Count count = of(file.stem());
        switch (result) {
            case CREATED -> count.added++;
            case CHANGED -> count.changed++;
            case UNCHANGED -> count.same++;
        }
        advance(1);
    }

    synchronized void refused(PackageFile file) {
        of(file.stem()).refused++;
        advance(1);
    }

    synchronized void same(String collection, long records) {
        if (records > 0) {
            of(collection).same += records;
            advance(records);
        }
    }

    synchronized void withdrawn(String collection, long records) {
        of(collection).withdrawn += records;
    }

    private Count of(String collection) {
        return counts.computeIfAbsent(collection, _ -> new Count());
    }

    private void advance(long records) {
        done += records;
        if (System.nanoTime() - reportedAt > BETWEEN_REPORTS && done < total && reportedAt != 0) {
            progress();
        }
    }

    /** Says how far it is; nobody waits for that. */
    synchronized void progress() {
        reportedAt = System.nanoTime();
        var _ = commands.send(new NoteProgress(importId, done, total), caller);
    }

    synchronized Map<String, ImportCounts> counts() {
        Map<String, ImportCounts> frozen = new LinkedHashMap<>();
        counts.forEach((collection, count) -> frozen.put(collection, count.frozen()));
        return frozen;
    }

    /** @param ledger what all runs of the import did, this one included */
    synchronized Map<String, ImportCounts> counts(Map<String, ImportCounts> ledger) {
        Map<String, ImportCounts> all = counts();
        ledger.forEach((collection, of) -> all.computeIfPresent(collection, (_, now) -> {
            long earlier = of.added() + of.changed() - now.added() - now.changed();
            return new ImportCounts(
                    of.added(), of.changed(), of.withdrawn(), Math.max(0, now.unchanged() - earlier), now.refused());
        }));
        return all;
    }
}
