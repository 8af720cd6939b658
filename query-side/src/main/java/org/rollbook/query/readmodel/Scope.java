package org.rollbook.query.readmodel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of the district that a query may see. No query can be built without one.
 *
 * @param schools null for everything; otherwise rows of at least one of these schools, and rows that everyone sees
 */
public record Scope(@Nullable Set<String> schools) {
    public static Scope everything() {
        return new Scope(null);
    }

    public static Scope of(@Nullable Set<String> schools) {
        return new Scope(schools);
    }
}
