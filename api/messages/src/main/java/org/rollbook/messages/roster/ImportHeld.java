package org.rollbook.messages.roster;

import java.util.List;
import java.util.Map;
import org.rollbook.messages.EventName;

/** The import would withdraw a large part of a collection and waits for approval; nothing has changed yet. */
@EventName("roster.import-held")
public record ImportHeld(String importId, Map<String, ImportCounts> counts, List<ImportProblem> problems) {}
