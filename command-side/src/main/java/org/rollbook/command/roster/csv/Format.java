package org.rollbook.command.roster.csv;

/** What a column holds. */
enum Format {
    GUID,
    STATUS,
    DATETIME,
    TEXT,
    ENUM,
    ENUM_LIST,
    BOOLEAN,
    DATE,
    YEAR,
    INTEGER,
    FLOAT,
    LIST,
    /** Id of a record in another file. */
    REF,
    REF_LIST,
    /** {@code {type:identifier}} pairs. */
    USER_IDS,
    /** {@code {LHS:RHS}} pairs. */
    SCALE,
    /** Read and dropped. */
    SECRET
}
