package org.rollbook.command.connection;

import java.util.concurrent.CompletableFuture;
import org.rollbook.messages.Caller;
import org.rollbook.messages.connection.PagesDisclosed;

/** Where disclosures are kept: the ledger, as entries that belong to no stream. */
public interface DisclosureLog {
    /** The future ends with the entry's position when the entry is durable. */
    CompletableFuture<Long> append(PagesDisclosed pages, Caller caller);
}
