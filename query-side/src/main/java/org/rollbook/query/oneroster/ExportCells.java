package org.rollbook.query.oneroster;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Values of objects as cells of CSV files. */
final class ExportCells {
    private static final String FORMULA = "=+-@\t";

    private ExportCells() {}

    /** Quotes only where they are needed; a line break, which no cell may hold, becomes a blank. */
    static void cell(StringBuilder out, String value, boolean forPeople) {
        String text = value.indexOf('\n') < 0 && value.indexOf('\r') < 0
                ? value
                : value.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ');
        if (forPeople && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        if (text.indexOf(',') < 0 && text.indexOf('"') < 0) {
            out.append(text);
        } else {
            out.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    static String text(JsonNode object, String property) {
        var value = object.get(property);
        if (value == null || value.isNull()) {
            return "";
        }
        return value.isNumber()
                ? JsonText.number(value.decimalValue())
                : value.isContainer() ? StoredJson.text(value) : value.asString();
    }

    static String id(JsonNode object, String reference) {
        return text(object.path(reference), "sourcedId");
    }

    static String day(JsonNode object, String property) {
        String time = text(object, property);
        return time.length() > 10 ? time.substring(0, 10) : time;
    }

    static String whole(JsonNode object, String property) {
        var value = object.get(property);
        return value == null || !value.isNumber()
                ? ""
                : value.decimalValue().setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    static String list(JsonNode object, String property) {
        return joined(object.path(property), one -> one.asString());
    }

    static String ids(JsonNode object, String references) {
        return joined(object.path(references), one -> text(one, "sourcedId"));
    }

    /** For example {@code {LDAP:mira},{LTI:7f31}}. */
    static String pairs(JsonNode object, String property, String left, String right) {
        return joined(object.path(property), one -> "{" + text(one, left) + ":" + text(one, right) + "}");
    }

    private static String joined(JsonNode array, java.util.function.Function<JsonNode, String> text) {
        var parts = new ArrayList<String>();
        array.forEach(element -> parts.add(text.apply(element)));
        return parts.stream().collect(Collectors.joining(","));
    }
}
