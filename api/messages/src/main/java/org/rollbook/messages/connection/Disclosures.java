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
     * @param collection OneRoster's name of it, for example {@code users}
     * @param query path and parameters, without the walk
     * @param position as of which the page was taken
     * @param schools the schools that the connection could see; null for all
     * @param records number of objects in the page
     * @param sha256 of the body, lower-case hexadecimal
     */
    CompletableFuture<Void> disclose(
            Caller caller,
            String connectionId,
            String collection,
            String query,
            long position,
            @Nullable Set<String> schools,
            int records,
            String sha256);
}
