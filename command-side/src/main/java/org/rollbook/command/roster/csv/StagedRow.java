package org.rollbook.command.roster.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file on its way to be compared with all others.
 *
 * @param line in the file
 * @param modified when the source changed the record, in a text whose order is that of time; null where it is not said
 * @param values of {@link PackageFile#stagedColumns()}: a string, a list of strings, or null
 * @param hash of the report that the row is, where a report is one row; else null
 * @param body JSON object with the properties of the record that this row alone gives; null unless active
 */
public record StagedRow(
        long line,
        String id,
        State state,
        @Nullable String modified,
        List<@Nullable Object> values,
        @Nullable String hash,
        @Nullable String body) {
    /** What the row says of its record. */
    public enum State {
        ACTIVE,
        /** It no longer exists. */
        GONE,
        /** Nothing, since the row is wrong; but it names the record, which stays as it is. */
        REFUSED
    }
}
