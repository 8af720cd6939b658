package org.rollbook.messages.roster;

import java.util.List;
import org.rollbook.messages.EventName;

/** The package as a whole could not be taken; nothing has changed. */
@EventName("roster.import-failed")
public record ImportFailed(String importId, List<ImportProblem> problems) {}
