package org.rollbook.command.roster.csv;

/** What a file says about the records that it does not name. */
public enum Mode {
    /** Nothing: the file is not part of the package. */
    ABSENT,
    /** They are no longer there. */
    BULK,
    /** They are as they were. */
    DELTA
}
