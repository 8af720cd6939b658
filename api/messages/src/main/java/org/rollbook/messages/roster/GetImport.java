package org.rollbook.messages.roster;

import org.rollbook.messages.Query;

/** One import; fails with IMPORT_UNKNOWN. */
public record GetImport(String importId) implements Query<ImportView> {}
