package org.rollbook.messages.roster;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a package. It never holds a person's data.
 *
 * @param file name in the package
 * @param row line in the file, the header is 1; 0 when the file or package as a whole is meant
 * @param field column, where one is to blame
 * @param code stable, for example {@code ROW_DATE}
 * @param severity {@code error} (the record, or the package, was not taken) or {@code warning}
 */
public record ImportProblem(
        String file, long row, @Nullable String field, String code, String severity, String message) {}
