package org.rollbook.query.oneroster;

import org.jspecify.annotations.Nullable;

/**
 * A field of an object that can be named in {@code filter}.
 *
 * @param store name of the index field that holds it
 * @param many true when an object can have several values
 * @param overridden true when OneRoster 1.1 may show another value than 1.2: rows where it does carry it in a field of
 *     their own, empty when 1.1 shows none
 * @param spans true when it speaks of another object, which a connection may not be allowed to see
 * @param target of a reference
 */
record Leaf(
        String path,
        Kind kind,
        String store,
        boolean many,
        boolean overridden,
        boolean spans,
        @Nullable Target target) {
    /** Ends the name of the field that holds a text as it is compared. */
    static final String FOLDED = "~";

    private static final String OVERRIDE = "@1.1";

    enum Kind {
        /** Compared as it is. */
        EXACT,
        TEXT,
        /** An array of strings, with which a comma list can be compared. */
        LIST,
        FLAG,
        NUMBER,
        DATE,
        TIME,
        STATUS,
        /** Ids of references; also reached by the name of the reference alone. */
        REFERENCE,
        REFERENCE_TYPE,
        REFERENCE_HREF
    }

    String folded() {
        return kind == Kind.TEXT || kind == Kind.LIST || kind == Kind.NUMBER ? store + FOLDED : store;
    }

    static String override(String store) {
        return store + OVERRIDE;
    }

    /** True when rows can be put in order by it. */
    boolean sortable() {
        return !many && kind != Kind.LIST && kind != Kind.REFERENCE_TYPE && kind != Kind.REFERENCE_HREF;
    }
}
