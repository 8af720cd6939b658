package org.rollbook.command.roster.csv;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after the other. */
public interface Rows extends Closeable {
    /** The next row; null at the end. */
    @Nullable StagedRow next() throws IOException;

    /** Rows that do not even name a record. */
    long unreadable();
}
