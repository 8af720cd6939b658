package org.rollbook.messages.oneroster;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who reads, and how much of the district is visible to them.
 *
 * @param schools the ids of the schools that were given; null for all
 */
public record Reader(
        String connectionId, Profile profile, @Nullable Set<String> schools) {}
