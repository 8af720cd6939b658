package org.rollbook.messages.oneroster;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Query;

/**
 * One page of a collection.
 *
 * @param within the parents in the path, outermost first, for example the school and the class of {@code
 *     schools/{id}/classes/{id}/students}
 * @param limit 1 to 10,000
 * @param sort a dotted path to a scalar field; null for the order by sourcedId
 * @param fields what to keep of each object; empty for everything
 * @param walk the walk that this page continues; null to begin one at the newest position
 */
public record FindObjects(
        Version version,
        Collection collection,
        List<Parent> within,
        Reader reader,
        int limit,
        int offset,
        @Nullable String sort,
        boolean descending,
        @Nullable Filter filter,
        List<String> fields,
        @Nullable Walk walk)
        implements Query<ObjectPage> {

    public record Parent(Collection collection, String id) {}
}
