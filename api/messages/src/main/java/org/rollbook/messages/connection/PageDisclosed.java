package org.rollbook.messages.connection;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/**
 * A vendor was given this page. What was in it can be derived again: the same query as of the same position.
 *
 * @param query path and parameters, without the walk
 * @param position as of which the page was taken
 * @param scope the schools that the connection could see; null for all
 * @param records number of objects in the page
 * @param sha256 of the body that was sent
 */
@EventName("connection.page-disclosed")
public record PageDisclosed(
        String syncId,
        String connectionId,
        String collection,
        String query,
        long position,
        @Nullable Set<String> scope,
        int records,
        String sha256) {}
