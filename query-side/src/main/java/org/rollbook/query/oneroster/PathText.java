package org.rollbook.query.oneroster;

import java.nio.charset.StandardCharsets;

/** Ids as they stand in addresses. */
final class PathText {
    private static final String PLAIN = "-._~@";
    private static final String HEX = "0123456789ABCDEF";

    private PathText() {}

    static StringBuilder encode(StringBuilder out, String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || PLAIN.indexOf(c) >= 0) {
                out.append(c);
            } else {
                int end = i + Character.charCount(id.codePointAt(i));
                for (byte octet : id.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(HEX.charAt((octet >> 4) & 15)).append(HEX.charAt(octet & 15));
                }
                i = end - 1;
            }
        }
        return out;
    }
}
