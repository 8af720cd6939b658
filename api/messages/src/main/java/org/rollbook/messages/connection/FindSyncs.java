package org.rollbook.messages.connection;

import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Listing;
import org.rollbook.messages.Query;

/**
 * Sync runs, newest first.
 *
 * @param connectionId null for those of all connections
 */
public record FindSyncs(
        @Nullable String connectionId, int limit, @Nullable String after) implements Query<Listing<SyncView>> {}
