package org.rollbook.messages.connection;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Caller;

/** The record of what vendors are given to read. */
public interface Disclosures {
    /**
     * Records a page. The future ends when the record is durable; the page may leave only then.
     *
     * @param caller the vendor that asked
     * @param schools the schools that the connection could see; null for all
     */
    CompletableFuture<Void> disclose(
            Caller caller, String connectionId, @Nullable Set<String> schools, PagesDisclosed.Page page);
}
