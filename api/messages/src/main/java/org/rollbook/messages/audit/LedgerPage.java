package org.rollbook.messages.audit;

import java.util.List;

/**
 * A part of the ledger.
 *
 * @param total entries that satisfy the question in all
 */
public record LedgerPage(List<LedgerEntry> entries, long total) {}
