package org.rollbook.messages.oneroster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file.
 *
 * @param header first line of the file
 * @param rows lines with their ends
 * @param records number of rows
 * @param metadata columns of metadata, for the next part
 * @param next where the next part begins; null when there is none
 * @param position as of which the view was taken
 */
public record ExportPart(
        String header,
        Packed rows,
        int records,
        List<String> metadata,
        @Nullable String next,
        long position) {

    /** The same rows in a view as of another position, which shows the same. */
    public ExportPart at(long position) {
        return new ExportPart(header, rows, records, metadata, next, position);
    }
}
