package org.rollbook.command.roster.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.roster.CanonicalJson;

/** Reads cells that hold lists. */
final class Lists {
    private final Cells cells;

    Lists(Cells cells) {
        this.cells = cells;
    }

    private List<String> elements(String column, String text) {
        List<String> elements = new ArrayList<>();
        boolean empty = false;
        for (String element : text.split(",", -1)) {
            String bare = cells.strict() ? element : element.strip();
            if (bare.isEmpty()) {
                empty = true;
            } else {
                elements.add(bare);
            }
        }
        if (empty) {
            cells.note(ProblemCode.ROW_LIST, column, "The list has an empty element.");
        }
        return elements;
    }

    /** A JSON array of texts; null when it has none. */
    @Nullable String texts(Column column, String text) {
        StringJoiner out = array();
        for (String element : elements(column.name(), text)) {
            String kept = column.format() == Format.ENUM_LIST ? cells.oneOf(column, element) : element;
            if (kept != null) {
                out.add(quoted(kept));
            }
        }
        return orNull(out);
    }

    /** Ids, separated by commas, each once. */
    @Nullable String ids(String column, String text) {
        List<String> ids = new ArrayList<>();
        for (String element : elements(column, text)) {
            String id = cells.guid(column, element);
            if (id != null && !ids.contains(id)) {
                ids.add(id);
            }
        }
        return ids.isEmpty() ? null : String.join(",", ids);
    }

    /** A JSON array of pairs of type and identifier. */
    @Nullable String userIds(String column, String text) {
        StringJoiner out = array();
        for (String element : elements(column, text)) {
            boolean braced = element.startsWith("{") && element.endsWith("}");
            String bare = braced ? element.substring(1, element.length() - 1) : element;
            int colon = bare.indexOf(':');
            if (!braced || colon < 1) {
                cells.note(ProblemCode.ROW_LIST, column, "An element must be written {type:identifier}.");
            }
            if (colon > 0 && colon < bare.length() - 1) {
                out.add("{\"type\":" + quoted(bare.substring(0, colon)) + ",\"identifier\":"
                        + quoted(bare.substring(colon + 1)) + "}");
            }
        }
        return orNull(out);
    }

    /** A JSON array of steps of a score scale. */
    @Nullable String scale(String column, String text) {
        StringJoiner out = array();
        for (String element : elements(column, text)) {
            int colon = element.indexOf(':');
            if (!element.startsWith("{") || !element.endsWith("}") || colon < 2 || colon > element.length() - 3) {
                cells.note(ProblemCode.SEM_SCALE_MAPPING, column, "An element must be written {mark:score}.");
                continue;
            }
            out.add("{\"lhs\":" + quoted(element.substring(1, colon)) + ",\"rhs\":"
                    + quoted(element.substring(colon + 1, element.length() - 1)) + "}");
        }
        return orNull(out);
    }

    private static StringJoiner array() {
        return new StringJoiner(",", "[", "]").setEmptyValue("");
    }

    private static @Nullable String orNull(StringJoiner out) {
        return out.length() == 0 ? null : out.toString();
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2);
        CanonicalJson.string(text, out);
        return out.toString();
    }
}
