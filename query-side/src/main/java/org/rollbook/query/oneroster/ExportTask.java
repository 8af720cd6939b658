package org.rollbook.query.oneroster;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.FindExportPart;

/**
 * A part of a file to make.
 *
 * @param before null when everything is wanted, or when the connection could not read the collection before
 * @param metadata names of the columns of metadata
 */
record ExportTask(
        FindExportPart question,
        long position,
        ExportView now,
        @Nullable ExportView before,
        List<String> metadata) {}
