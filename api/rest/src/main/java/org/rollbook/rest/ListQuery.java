package org.rollbook.rest;

import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.springframework.util.MultiValueMap;

/**
 * Which part of a list is wanted.
 *
 * @param after cursor of the part before; null for the first part
 */
public record ListQuery(int limit, @Nullable String after) {
    private static final int USUAL = 100;
    public static final int MOST = 1000;

    public static ListQuery of(MultiValueMap<String, String> parameters) {
        return new ListQuery(limit(parameters.getFirst("limit")), parameters.getFirst("after"));
    }

    /** @return false when the parameter is not there */
    public static boolean flag(MultiValueMap<String, String> parameters, String name) {
        var value = parameters.getFirst(name);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw new Refused(RefusalCode.INVALID_QUERY, name + " is neither true nor false.");
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (text.matches("\\d{1,4}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        }
        throw new Refused(RefusalCode.INVALID_QUERY, "limit is not a whole number from 1 to " + MOST + ".");
    }
}
