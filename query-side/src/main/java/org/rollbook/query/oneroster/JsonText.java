package org.rollbook.query.oneroster;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Writes JSON by hand: a stored object is written once and read many times. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    static void string(StringBuilder out, String text) {
        out.append('"');
        escaped(out, text, 0);
        out.append('"');
    }

    /** An address that begins with the mark for its base: the mark is written as it is. */
    static void href(StringBuilder out, String address) {
        int marks = address.isEmpty() ? 0 : 1;
        out.append('"').append(address, 0, marks);
        escaped(out, address, marks);
        out.append('"');
    }

    private static void escaped(StringBuilder out, String text, int start) {
        int written = start;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, written, i);
                escape(out, c);
                written = i + 1;
            }
        }
        out.append(text, written, text.length());
    }

    private static void escape(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
    }

    static String number(BigDecimal number) {
        return number.toPlainString();
    }

    /** Writes a tree that was read from a stored object. */
    static void tree(StringBuilder out, JsonNode node) {
        if (node.isObject()) {
            char separator = '{';
            for (var property : node.properties()) {
                out.append(separator);
                string(out, property.getKey());
                out.append(':');
                if (property.getKey().equals("href") && property.getValue().isString()) {
                    href(out, property.getValue().stringValue());
                } else {
                    tree(out, property.getValue());
                }
                separator = ',';
            }
            out.append(separator == '{' ? "{}" : "}");
        } else if (node.isArray()) {
            char separator = '[';
            for (var element : node) {
                out.append(separator);
                tree(out, element);
                separator = ',';
            }
            out.append(separator == '[' ? "[]" : "]");
        } else if (node.isString()) {
            string(out, node.stringValue());
        } else if (node.isNumber()) {
            out.append(number(node.decimalValue()));
        } else {
            out.append(node.isNull() ? "null" : node.asString());
        }
    }
}
