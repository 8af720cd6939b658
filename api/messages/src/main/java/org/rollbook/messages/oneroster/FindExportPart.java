package org.rollbook.messages.oneroster;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Query;

/**
 * Some rows of a file of a connection's view, as CSV.
 *
 * @param since null for everything that is active; otherwise only what the view shows in another way than it did as of
 *     this position
 * @param position as of which the view is taken; null for the newest
 * @param metadata the columns of metadata, as the file's first part gave them; null for the first part
 * @param after where the part before ended; null for the first part
 * @param limit most objects to make rows of
 * @param forPeople true to keep cells from being taken for formulas by spreadsheets
 */
public record FindExportPart(
        String connectionId,
        Version version,
        ExportFile file,
        @Nullable Long since,
        @Nullable Long position,
        @Nullable List<String> metadata,
        @Nullable String after,
        int limit,
        boolean forPeople)
        implements Query<ExportPart> {}
