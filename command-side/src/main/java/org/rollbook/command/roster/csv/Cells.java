package org.rollbook.command.roster.csv;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.roster.csv.ProblemCode.Severity;
import org.rollbook.messages.oneroster.Version;

/**
 * Checks the values of one file, a cell at a time, and turns them into the form in which they are kept: texts as they
 * are, numbers and flags as JSON has them, lists as JSON arrays, lists of ids separated by commas.
 */
final class Cells {
    private static final int LONGEST = 4_000;
    private static final Map<String, String> SHORT_SEX = Map.of("M", "male", "F", "female");

    private final PackageFile file;
    private final Version version;
    private final Problems problems;
    private final Lists lists;
    private long line;
    private boolean bad;

    Cells(PackageFile file, Version version, Problems problems) {
        this.file = file;
        this.version = version;
        this.problems = problems;
        this.lists = new Lists(this);
    }

    void begin(long row) {
        line = row;
        bad = false;
    }

    /** True when the row had an error. */
    boolean bad() {
        return bad;
    }

    void note(ProblemCode code, @Nullable String column, String message) {
        bad |= problems.note(code, file.fileName(), line, column, message) == Severity.ERROR;
    }

    void error(ProblemCode code, @Nullable String column, String message) {
        bad |= problems.error(code, file.fileName(), line, column, message) == Severity.ERROR;
    }

    void forgive(ProblemCode code, @Nullable String column, String message) {
        bad |= problems.forgive(code, file.fileName(), line, column, message) == Severity.ERROR;
    }

    boolean strict() {
        return problems.strict();
    }

    /** The value as it is kept; null when there is none, or none that can be kept. */
    @Nullable String read(Column column, String raw) {
        String text = problems.strict() ? raw : trimmed(column, raw);
        if (text.isEmpty()) {
            if (column.requiredIn(version)) {
                missing(column);
            }
            return null;
        }
        String name = column.name();
        return switch (column.format()) {
            case TEXT -> cut(name, text);
            case GUID, REF -> guid(name, text);
            case REF_LIST -> lists.ids(name, text);
            case LIST, ENUM_LIST -> lists.texts(column, text);
            case USER_IDS -> lists.userIds(name, text);
            case SCALE -> lists.scale(name, text);
            case ENUM -> oneOf(column, text);
            case BOOLEAN -> flag(name, text);
            case DATE -> date(name, text);
            case YEAR -> year(name, text);
            case INTEGER -> integer(name, text);
            case FLOAT -> decimal(name, text);
            case STATUS, DATETIME, SECRET -> null;
        };
    }

    private String trimmed(Column column, String raw) {
        if (raw.isEmpty() || (raw.charAt(0) > ' ' && raw.charAt(raw.length() - 1) > ' ')) {
            return raw;
        }
        note(ProblemCode.ROW_BLANKS, column.name(), "Blanks around the value were cut.");
        return raw.strip();
    }

    private void missing(Column column) {
        boolean forgiven = (file == PackageFile.USERS && column.name().equals("username"))
                || (file == PackageFile.CLASSES && column.name().equals("termSourcedIds"));
        if (forgiven) {
            forgive(ProblemCode.ROW_REQUIRED, column.name(), "A value is missing.");
        } else {
            note(ProblemCode.ROW_REQUIRED, column.name(), "A value is missing.");
        }
    }

    String cut(String name, String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        note(ProblemCode.ROW_TOO_LONG, name, "The text was cut to " + LONGEST + " characters.");
        boolean pair = Character.isHighSurrogate(text.charAt(LONGEST - 1));
        return text.substring(0, pair ? LONGEST - 1 : LONGEST);
    }

    @Nullable String guid(String name, String text) {
        if (Texts.guid(text)) {
            return text;
        }
        note(ProblemCode.ROW_GUID, name, "An identifier has 1 to 255 of the characters 0-9 A-Z a-z . - _ / @.");
        return null;
    }

    @Nullable String oneOf(Column column, String text) {
        if (column.values().contains(text) || (column.open() && version == Version.V1P2 && extension(text))) {
            return text;
        }
        String meant = meant(column, text);
        if (meant == null) {
            note(
                    ProblemCode.ROW_ENUM,
                    column.name(),
                    "The value is none of " + String.join(", ", column.values()) + ".");
        } else {
            forgive(ProblemCode.ROW_ENUM, column.name(), "The value was read as " + meant + ".");
        }
        return meant;
    }

    private static boolean extension(String text) {
        return text.length() > 4 && text.startsWith("ext:");
    }

    private @Nullable String meant(Column column, String text) {
        for (String value : column.values()) {
            if (value.equalsIgnoreCase(text)) {
                return value;
            }
        }
        if (column.name().equals("sex")) {
            return SHORT_SEX.get(text.toUpperCase(Locale.ROOT));
        }
        if (column.open() && extension(text)) {
            return text;
        }
        return switch (file) {
            case ROLES -> text.equalsIgnoreCase("administrator") ? "administrator" : null;
            case ENROLLMENTS ->
                switch (text) {
                    case "aide", "guardian", "parent", "relative" -> "ext:" + text;
                    default -> null;
                };
            default -> null;
        };
    }

    private @Nullable String flag(String name, String text) {
        if (text.equals("true") || text.equals("false")) {
            return text;
        }
        String meant = Texts.readableFlag(text);
        return readAs(ProblemCode.ROW_BOOLEAN, name, meant, "The value must be true or false.");
    }

    private @Nullable String date(String name, String text) {
        if (Texts.date(text)) {
            return text;
        }
        String meant = Texts.readableTimestamp(text) ? text.substring(0, 10) : null;
        return readAs(ProblemCode.ROW_DATE, name, meant, "The value must be a date, YYYY-MM-DD.");
    }

    private @Nullable String year(String name, String text) {
        if (Texts.year(text)) {
            return text;
        }
        return readAs(ProblemCode.ROW_YEAR, name, Texts.readableYear(text), "The value must be a year, YYYY.");
    }

    private @Nullable String integer(String name, String text) {
        if (Texts.integer(text)) {
            return new BigDecimal(text).toString();
        }
        String meant = Texts.readableInteger(text);
        return readAs(ProblemCode.ROW_INTEGER, name, meant, "The value must be a whole number.");
    }

    private @Nullable String decimal(String name, String text) {
        if (Texts.decimal(text)) {
            return new BigDecimal(text).toString();
        }
        return readAs(ProblemCode.ROW_FLOAT, name, null, "The value must be a number.");
    }

    private @Nullable String readAs(ProblemCode code, String name, @Nullable String meant, String message) {
        if (meant == null) {
            error(code, name, message);
        } else {
            forgive(code, name, message + " It was read as one.");
        }
        return meant;
    }

    /** Status and time of change: empty in bulk, filled in delta. Answers true for a record that no longer exists. */
    boolean lifecycle(Mode mode, String status, String modified) {
        boolean gone = status.equals("tobedeleted") || (!strict() && goneInOtherWords(status));
        if (mode == Mode.BULK) {
            if (!status.isEmpty() || !modified.isEmpty()) {
                String column = status.isEmpty() ? "dateLastModified" : "status";
                note(ProblemCode.ROW_LIFECYCLE_IN_BULK, column, "Bulk data has no status and no dateLastModified.");
            }
            return gone;
        }
        if (status.isEmpty()) {
            note(ProblemCode.ROW_LIFECYCLE_MISSING, "status", "Delta data needs a status.");
        } else if (!gone && !(strict() ? status.equals("active") : status.equalsIgnoreCase("active"))) {
            note(ProblemCode.ROW_ENUM, "status", "The value is none of active, tobedeleted.");
        }
        if (modified.isEmpty()) {
            note(ProblemCode.ROW_LIFECYCLE_MISSING, "dateLastModified", "Delta data needs a dateLastModified.");
        } else if (!Texts.timestamp(modified)) {
            String meant = Texts.readableTimestamp(modified) ? modified : null;
            readAs(ProblemCode.ROW_DATETIME, "dateLastModified", meant, "The value must be a time in UTC.");
        }
        return gone;
    }

    private static boolean goneInOtherWords(String status) {
        return status.equalsIgnoreCase("tobedeleted") || status.equalsIgnoreCase("inactive");
    }
}
