package org.rollbook.messages.oneroster;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Query;

/**
 * What has changed for a connection behind a place, in the order of the ledger.
 *
 * @param collections what may be told of: the caller has made sure that the connection may read them
 * @param after a position of the ledger, or a cursor that an answer gave; null for the beginning
 * @param limit 1 to 1,000
 */
public record FindChanges(
        String connectionId,
        Version version,
        Set<Collection> collections,
        @Nullable String after,
        int limit) implements Query<ChangePage> {}
