package org.rollbook.rest.oneroster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.rest.Percent;

/** The parameters of a request, taken apart by hand. */
record Parameters(List<Parameter> all) {
    static final int MOST = 10_000;
    static final int USUAL = 100;
    static final String WALK = "walk";
    static final String FIELDS = "fields";

    /** One parameter, decoded. */
    record Parameter(String name, String value) {}

    /** Fails with INVALID_QUERY when the text is no proper percent encoding. */
    static Parameters of(@Nullable String query) {
        var all = new ArrayList<Parameter>();
        for (String part : query == null ? List.<String>of() : List.of(query.split("&", -1))) {
            if (part.isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            var name = Percent.query(equals < 0 ? part : part.substring(0, equals));
            var value = Percent.query(equals < 0 ? "" : part.substring(equals + 1));
            if (name == null || value == null || value.indexOf('\0') >= 0) {
                throw new Refused(
                        RefusalCode.INVALID_QUERY,
                        "Query parameter %d is not percent-encoded UTF-8".formatted(all.size() + 1));
            }
            all.add(new Parameter(name, value));
        }
        return new Parameters(all);
    }

    /** The value of a parameter that may be repeated only with the same value. */
    @Nullable String one(String name) {
        String found = null;
        for (var parameter : all) {
            if (parameter.name().equals(name)) {
                if (found != null && !found.equals(parameter.value())) {
                    throw new Refused(RefusalCode.INVALID_QUERY, name + " is given twice with different values");
                }
                found = parameter.value();
            }
        }
        return found;
    }

    int limit() {
        var text = one("limit");
        long limit = text == null ? USUAL : whole("limit", text);
        if (limit < 1 || limit > MOST) {
            throw new Refused(RefusalCode.INVALID_QUERY, "limit must be from 1 to " + MOST);
        }
        return (int) limit;
    }

    int offset() {
        var text = one("offset");
        return text == null ? 0 : (int) whole("offset", text);
    }

    private static long whole(String name, String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        long number = digits && text.length() <= 12 ? Long.parseLong(text) : -1;
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new Refused(RefusalCode.INVALID_QUERY, name + " must be a whole number, not less than 0");
        }
        return number;
    }

    boolean descending() {
        var text = one("orderBy");
        if (text != null && !text.equals("asc") && !text.equals("desc")) {
            throw new Refused(RefusalCode.INVALID_QUERY, "orderBy must be asc or desc");
        }
        return "desc".equals(text);
    }

    /** Names of the fields that were asked for; one blank name when the parameter is there and empty. */
    List<String> fields() {
        boolean given = false;
        var names = new ArrayList<String>();
        for (var parameter : all) {
            if (parameter.name().equals(FIELDS)) {
                given = true;
                for (String name : parameter.value().split(",", -1)) {
                    String stripped = name.strip();
                    if (!stripped.isEmpty() && !names.contains(stripped)) {
                        names.add(stripped);
                    }
                }
            }
        }
        return given && names.isEmpty() ? List.of("") : List.copyOf(names);
    }
}
