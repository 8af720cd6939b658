package org.rollbook.messages.connection;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/**
 * A vendor was given these pages, at about the same time. What was in them can be derived again: the same query as of
 * the same position.
 *
 * @param scope the schools that the connection could see; null for all
 */
@EventName(value = "connection.page-disclosed", revision = 2)
public record PagesDisclosed(
        String syncId, String connectionId, @Nullable Set<String> scope, List<Page> pages) {
    /**
     * @param requestId of the request that the page answered
     * @param collection OneRoster's name of it, for example {@code users}
     * @param query path and parameters, without the walk
     * @param position as of which the page was taken
     * @param records number of objects in the page
     * @param sha256 of the body that was sent, lower-case hexadecimal
     */
    public record Page(String requestId, String collection, String query, long position, int records, String sha256) {}
}
