package org.rollbook.query.readmodel;

import org.jspecify.annotations.Nullable;

/**
 * A page to take from a model.
 *
 * @param sort name of a text or number field; null for the order by id; equal values are ordered by id, rows without a
 *     value come first when ascending
 * @param after the id behind which the page begins, in id order only; null to begin at {@code offset}
 * @param offset rows to skip from the beginning, or from {@code after}
 * @param total number of rows that satisfy the criteria, when the caller knows it: lets a store count from the nearer
 *     end
 * @param asOf position of the ledger
 */
public record Selection(
        Model model,
        Criteria criteria,
        Scope scope,
        @Nullable String sort,
        boolean descending,
        @Nullable String after,
        long offset,
        int limit,
        @Nullable Long total,
        long asOf) {}
