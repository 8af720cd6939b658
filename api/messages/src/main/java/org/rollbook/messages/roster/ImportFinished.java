package org.rollbook.messages.roster;

import java.util.List;
import java.util.Map;
import org.rollbook.messages.EventName;

/**
 * The import is done.
 *
 * @param counts by collection name
 * @param problems at most 1,000
 * @param problemsFound how many there were in all
 */
@EventName("roster.import-finished")
public record ImportFinished(
        String importId, Map<String, ImportCounts> counts, List<ImportProblem> problems, long problemsFound) {}
