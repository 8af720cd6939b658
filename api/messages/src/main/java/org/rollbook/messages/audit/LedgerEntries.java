package org.rollbook.messages.audit;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The ledger as auditors read it: entries as they were stored, in their order. */
public interface LedgerEntries {
    /**
     * Entries behind a position; cancelling the future cancels the work.
     *
     * @param after position, 0 for the beginning
     * @param stream only entries of this stream; null for all
     * @param name only entries of this stored name; null for all
     */
    CompletableFuture<LedgerPage> after(long after, @Nullable String stream, @Nullable String name, int limit);
}
