package org.rollbook.command.roster.csv;

/** The order in which a package is judged; in the strict profile a stage with an error ends the run. */
public enum Stage {
    PACKAGE,
    MANIFEST,
    SYNTAX,
    HEADER,
    ROW,
    REFERENCE,
    SEMANTICS
}
