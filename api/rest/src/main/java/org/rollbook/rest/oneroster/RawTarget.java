package org.rollbook.rest.oneroster;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The path and query as a client has sent them. What an URI must not hold is encoded before the server reads the
 * request; where that would turn a stray percent sign into a proper one, the target as it was travels in a header
 * that no client can set.
 */
final class RawTarget {
    static final String HEADER = "rollbook-raw-target";
    private static final String FORBIDDEN = "\"<>\\^`{|}[]#";
    private static final String HEX = "0123456789ABCDEF";

    private RawTarget() {}

    static String of(ServerHttpRequest request) {
        var sent = request.getHeaders().getFirst(HEADER);
        if (sent != null) {
            return sent;
        }
        var uri = request.getURI();
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    /** True when a percent sign is followed by something else than two hexadecimal digits. */
    static boolean hasStrayPercent(String target) {
        for (int i = target.indexOf('%'); i >= 0; i = target.indexOf('%', i + 1)) {
            if (isStray(target, i)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Encodes everything that an URI must not hold. Octets beyond ASCII arrive as one character each.
     *
     * @param strays whether stray percent signs are encoded too
     */
    static String repaired(String target, boolean strays) {
        StringBuilder out = null;
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            boolean bad =
                    c <= ' ' || c >= 127 || FORBIDDEN.indexOf(c) >= 0 || (strays && c == '%' && isStray(target, i));
            if (bad && out == null) {
                out = new StringBuilder(target.length() + 32).append(target, 0, i);
            }
            if (out != null) {
                if (bad) {
                    out.append('%').append(HEX.charAt((c >> 4) & 15)).append(HEX.charAt(c & 15));
                } else {
                    out.append(c);
                }
            }
        }
        return out == null ? target : out.toString();
    }

    private static boolean isStray(String text, int percent) {
        return !isHex(text, percent + 1) || !isHex(text, percent + 2);
    }

    private static boolean isHex(String text, int index) {
        return index < text.length() && Character.digit(text.charAt(index), 16) >= 0;
    }
}
