package org.rollbook.messages.roster;

/** What an import did (or, as a dry run, would do) to one collection, in records. */
public record ImportCounts(long added, long changed, long withdrawn, long unchanged, long refused) {}
