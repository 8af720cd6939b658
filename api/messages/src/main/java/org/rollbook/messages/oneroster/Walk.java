package org.rollbook.messages.oneroster;

import org.jspecify.annotations.Nullable;

/**
 * A walk through a collection: all its pages show the district as of one position of the ledger.
 *
 * @param position as of which the pages are taken
 * @param total records in the whole collection as of that position
 * @param offset where the next page begins
 * @param afterId the last id of the page before, in id order; null when it is not known
 */
public record Walk(
        long position, long total, long offset, @Nullable String afterId) {}
