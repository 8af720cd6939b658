package org.rollbook.messages.roster;

import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Listing;
import org.rollbook.messages.Query;

/** Imports, newest first. */
public record FindImports(int limit, @Nullable String after) implements Query<Listing<ImportView>> {}
