package org.rollbook.command.roster.csv;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.roster.CanonicalJson;
import org.rollbook.command.roster.ContentHash;
import org.rollbook.messages.roster.EnrollmentReported;

/** Turns checked values into what is staged: the columns of their own, and the rest as JSON. */
final class RowBody {
    /** @param hash where the row is all that its report says */
    record Body(@Nullable String hash, String json) {}

    private final PackageFile file;
    private final List<Column> columns;
    private final int[] staged;
    private final int[] properties;
    private final String[] names;

    RowBody(PackageFile file) {
        this.file = file;
        this.columns = file.columns();
        this.staged = file.staged().stream().mapToInt(columns::indexOf).toArray();
        this.properties = columns.stream()
                .filter(c -> c.json() != null)
                .mapToInt(columns::indexOf)
                .toArray();
        this.names = Arrays.stream(properties)
                .mapToObj(i -> "\"" + columns.get(i).json() + "\":")
                .toArray(String[]::new);
    }

    List<@Nullable Object> staged(@Nullable String[] values) {
        List<@Nullable Object> own = new ArrayList<>(staged.length);
        for (int place : staged) {
            String value = values[place];
            boolean ids = columns.get(place).format() == Format.REF_LIST && value != null;
            own.add(ids ? List.of(value.split(",")) : value);
        }
        return own;
    }

    Body of(@Nullable String[] values, Map<String, String> metadata) {
        if (file == PackageFile.ENROLLMENTS) {
            EnrollmentReported report = enrollment(values, metadata);
            String json = CanonicalJson.text(report);
            return new Body(ContentHash.of(json), json);
        }
        return new Body(null, json(values, metadata));
    }

    private String json(@Nullable String[] values, Map<String, String> metadata) {
        StringBuilder out = new StringBuilder(256).append('{');
        for (int i = 0; i < properties.length; i++) {
            String value = values[properties[i]];
            Column column = columns.get(properties[i]);
            if (value == null && !column.isList()) {
                continue;
            }
            out.append(out.length() == 1 ? "" : ",").append(names[i]);
            if (value == null) {
                out.append("[]");
            } else if (raw(column.format())) {
                out.append(value);
            } else {
                CanonicalJson.string(value, out);
            }
        }
        out.append(",\"metadata\":");
        CanonicalJson.map(metadata, out);
        return out.append('}').toString();
    }

    private static boolean raw(Format format) {
        return switch (format) {
            case BOOLEAN, INTEGER, FLOAT, LIST, ENUM_LIST, USER_IDS, SCALE -> true;
            default -> false;
        };
    }

    /** Enrollments are the bulk of a roster, and a row is a whole report. */
    private EnrollmentReported enrollment(@Nullable String[] values, Map<String, String> metadata) {
        return new EnrollmentReported(
                text(values, "sourcedId"),
                text(values, "userSourcedId"),
                text(values, "classSourcedId"),
                text(values, "schoolSourcedId"),
                text(values, "role"),
                flag(values[file.place("primary")]),
                day(values[file.place("beginDate")]),
                day(values[file.place("endDate")]),
                metadata);
    }

    private String text(@Nullable String[] values, String column) {
        String value = values[file.place(column)];
        if (value == null) {
            throw new IllegalStateException(column + " was not checked");
        }
        return value;
    }

    private static @Nullable Boolean flag(@Nullable String value) {
        return value == null ? null : Boolean.valueOf(value);
    }

    private static @Nullable LocalDate day(@Nullable String value) {
        return value == null ? null : Texts.day(value);
    }
}
