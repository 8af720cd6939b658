package org.rollbook.messages.audit;

import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Listing;
import org.rollbook.messages.Query;

/**
 * Refused commands, newest first.
 *
 * @param connectionId null for those of everyone
 * @param code null for all codes
 */
public record FindRefusals(
        @Nullable String connectionId,
        @Nullable String code,
        int limit,
        @Nullable String after) implements Query<Listing<RefusalView>> {}
