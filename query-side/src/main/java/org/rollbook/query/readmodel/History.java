package org.rollbook.query.readmodel;

import org.jspecify.annotations.Nullable;

/**
 * Changes of a model to ask for, in the order of their positions and, within one position, of ids.
 *
 * @param criteria on rows that begin; what ends is told of everything in scope
 * @param after only changes behind this position
 * @param afterId when not null, also those of the position {@code after} itself whose ids are behind this one
 * @param upTo the last position that counts
 * @param limit at most so many; there are fewer only when there are no more
 */
public record History(
        Model model,
        Criteria criteria,
        Scope scope,
        long after,
        @Nullable String afterId,
        long upTo,
        int limit) {}
