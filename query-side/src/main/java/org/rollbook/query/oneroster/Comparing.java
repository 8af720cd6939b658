package org.rollbook.query.oneroster;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.Filter.Operator;

/** Comparisons of values at hand. */
final class Comparing {
    private Comparing() {}

    /** Both texts as they are compared, that is, folded where case does not count. */
    static boolean texts(String value, Operator operator, String with) {
        return operator == Operator.CONTAINS ? value.contains(with) : ordered(codePoints(value, with), operator);
    }

    static boolean ordered(int order, Operator operator) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case CONTAINS -> throw new IllegalArgumentException("no order");
        };
    }

    /** By code point, unlike {@link String#compareTo}, which orders what lies beyond U+FFFF too early. */
    static int codePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) != Character.isSurrogate(y)
                        ? (Character.isSurrogate(x) ? 1 : -1)
                        : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** The id in an address whose base was replaced by its mark; null when it is no address of such an object. */
    static @Nullable String idOf(Target target, String address) {
        if (address.isEmpty() || address.charAt(0) > '\u0003' || !address.startsWith(target.path(), 1)) {
            return null;
        }
        String id = address.substring(1 + target.path().length()).replace("+", "%2B");
        try {
            return URLDecoder.decode(id, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
