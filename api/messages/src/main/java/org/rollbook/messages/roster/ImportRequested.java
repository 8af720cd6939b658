package org.rollbook.messages.roster;

import org.rollbook.messages.EventName;

/** A roster package arrived and waits for its turn. */
@EventName("roster.import-requested")
public record ImportRequested(String importId, String sha256, long bytes, boolean dryRun, boolean allowLargeRemoval) {}
