package org.rollbook.messages.roster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an import stands.
 *
 * @param state {@code queued}, {@code running}, {@code held}, {@code done} or {@code failed}
 * @param counts by collection name
 * @param problems the first of them
 * @param problemsFound how many there are in all
 * @param startedAt when the first records were dealt with
 */
public record ImportView(
        String id,
        String state,
        Progress progress,
        Map<String, ImportCounts> counts,
        List<ImportProblem> problems,
        long problemsFound,
        boolean dryRun,
        String sha256,
        long bytes,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Records dealt with, of all; both 0 while nothing is known. */
    public record Progress(long done, long total) {}
}
