package org.rollbook.command.roster.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.Version;

/**
 * Where the columns of a file stand.
 *
 * @param places by field of the row: place of its column in {@link PackageFile#columns()}, or -1
 * @param metadata by field of the row: key of the metadata that it holds; empty for none
 * @param version whose layout the file has
 */
record Header(List<Integer> places, List<String> metadata, Version version) {
    private static final String PREFIX = "metadata.";
    /** Names of OneRoster 1.0 that are still met. */
    private static final Map<String, String> OLD_NAMES =
            Map.of("demographics:userSourcedId", "sourcedId", "demographics:birthdate", "birthDate");

    /** Null when the file cannot be read by this header. */
    static @Nullable Header of(PackageFile file, Version version, CsvReader csv, Problems problems) {
        String name = file.fileName();
        List<Integer> places = new ArrayList<>();
        List<String> metadata = new ArrayList<>();
        List<String> defined = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean behind = false;
        boolean readable = true;
        for (int i = 0; i < csv.size(); i++) {
            String column = csv.field(i);
            if (!problems.strict()) {
                column = column.trim();
                column = OLD_NAMES.getOrDefault(file.stem() + ":" + column, column);
            }
            int place = file.place(column);
            String key = column.startsWith(PREFIX) ? column.substring(PREFIX.length()) : "";
            if (!seen.add(column)) {
                problems.note(ProblemCode.HDR_DUPLICATE, name, 1, column, "The column stands twice.");
                readable = false;
            }
            if (place >= 0) {
                defined.add(column);
                if (behind) {
                    problems.note(
                            ProblemCode.HDR_METADATA_POSITION,
                            name,
                            1,
                            column,
                            "Columns of one's own must stand behind all others.");
                    behind = false;
                }
            } else {
                behind = true;
                if (key.isEmpty()) {
                    problems.note(
                            ProblemCode.HDR_METADATA_NAME, name, 1, column, "The column is unknown and is ignored.");
                }
            }
            places.add(place);
            metadata.add(key);
        }
        return readable ? layout(file, version, places, metadata, defined, problems) : null;
    }

    private static @Nullable Header layout(
            PackageFile file,
            Version version,
            List<Integer> places,
            List<String> metadata,
            List<String> defined,
            Problems problems) {
        if (defined.equals(file.header(version))) {
            return new Header(places, metadata, version);
        }
        for (Version fitting : List.of(version, version == Version.V1P1 ? Version.V1P2 : Version.V1P1)) {
            if (file.in(fitting) && missing(file, fitting, defined).isEmpty()) {
                problems.note(
                        ProblemCode.HDR_ORDER,
                        file.fileName(),
                        1,
                        null,
                        "Columns or their order differ from the standard.");
                return new Header(places, metadata, fitting);
            }
        }
        for (String column : missing(file, version, defined)) {
            problems.note(ProblemCode.HDR_MISSING, file.fileName(), 1, column, "A required column is missing.");
        }
        return null;
    }

    private static List<String> missing(PackageFile file, Version version, List<String> defined) {
        return file.columns().stream()
                .filter(c -> c.versions().contains(version) && c.requiredIn(version))
                .map(Column::name)
                .filter(c -> !defined.contains(c) && !standIn(file, c, defined))
                .toList();
    }

    /** Line items of 1.2 with 1.1's name of the session column, and without the school, which the class has. */
    private static boolean standIn(PackageFile file, String column, List<String> defined) {
        return file == PackageFile.LINE_ITEMS
                && (column.equals("academicSessionSourcedId") && defined.contains("gradingPeriodSourcedId"));
    }

    int width() {
        return places.size();
    }
}
