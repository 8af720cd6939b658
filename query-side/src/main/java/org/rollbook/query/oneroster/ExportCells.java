package org.rollbook.query.oneroster;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values of objects as cells of CSV files. */
final class ExportCells {
    private static final String FORMULA = "=+-@\t";

    private ExportCells() {}

    /** Quotes only where they are needed; a line break, which no cell may hold, becomes a blank. */
    static void cell(StringBuilder out, String value, boolean forPeople) {
        if (forPeople && !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0) {
            quoted(out, "'" + value);
        } else {
            quoted(out, value);
        }
    }

    private static void quoted(StringBuilder out, String value) {
        if (isPlain(value)) {
            out.append(value);
            return;
        }
        String text = value.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ');
        if (text.indexOf(',') < 0 && text.indexOf('"') < 0) {
            out.append(text);
        } else {
            out.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return false;
            }
        }
        return true;
    }

    static String id(StoredPart object, String reference) {
        return object.text(reference, "sourcedId");
    }

    static String day(StoredPart object, String property) {
        String time = object.text(property);
        return time.length() > 10 ? time.substring(0, 10) : time;
    }

    static String whole(StoredPart object, String property) {
        String number = object.text(property);
        return number.isEmpty()
                ? ""
                : new BigDecimal(number).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    static String list(StoredPart object, String property) {
        return joined(object, property, StoredPart::text);
    }

    static String ids(StoredPart object, String references) {
        return joined(object, references, one -> one.text("sourcedId"));
    }

    /** For example {@code {LDAP:mira},{LTI:7f31}}. */
    static String pairs(StoredPart object, String property, String left, String right) {
        return joined(object, property, one -> "{" + one.text(left) + ":" + one.text(right) + "}");
    }

    private static String joined(StoredPart object, String property, Function<StoredPart, String> text) {
        var elements = object.get(property).elements();
        return switch (elements.size()) {
            case 0 -> "";
            case 1 -> text.apply(elements.getFirst());
            default -> elements.stream().map(text).collect(Collectors.joining(","));
        };
    }
}
