package org.rollbook.messages.roster;

import org.rollbook.messages.EventName;

/** So far the import has dealt with {@code done} of {@code total} records. */
@EventName("roster.import-progressed")
public record ImportProgressed(String importId, long done, long total) {}
