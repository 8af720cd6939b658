package org.rollbook.app.assembly;

import java.util.concurrent.CompletableFuture;
import org.rollbook.command.connection.DisclosureLog;
import org.rollbook.ledger.LedgerAppender;
import org.rollbook.messages.Caller;
import org.rollbook.messages.connection.PagesDisclosed;

/** Keeps disclosures in the ledger, with whom they were made to. */
record LedgerDisclosures(LedgerAppender ledger) implements DisclosureLog {
    @Override
    public CompletableFuture<Long> append(PagesDisclosed pages, Caller caller) {
        return ledger.append(pages, caller.metadata());
    }
}
