package org.rollbook.rest.oneroster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.rest.Percent;

/**
 * What a request is aimed at.
 *
 * @param path raw, from the base on, without a slash at its end
 * @param query raw; null for none
 */
record Target(
        Service service,
        Operation operation,
        String path,
        List<String> ids,
        @Nullable String query) {
    /**
     * Finds the operation; fails with UNKNOWN_PATH.
     *
     * @param raw path and query as the client has sent them
     */
    static Target of(String raw) {
        int mark = raw.indexOf('?');
        String path = mark < 0 ? raw : raw.substring(0, mark);
        String query = mark < 0 ? null : raw.substring(mark + 1);
        for (var service : Service.values()) {
            if (service.holds(path)) {
                return of(service, path.substring(service.base().length()), query);
            }
        }
        throw new Refused(RefusalCode.UNKNOWN_PATH);
    }

    private static Target of(Service service, String path, @Nullable String query) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        var words = new ArrayList<String>();
        var ids = new ArrayList<String>();
        boolean word = true;
        for (String segment : trimmed.isEmpty()
                ? List.<String>of()
                : List.of(trimmed.substring(1).split("/", -1))) {
            var decoded = Percent.path(segment);
            if (decoded == null || decoded.isEmpty() || decoded.chars().anyMatch(Character::isISOControl)) {
                throw new Refused(RefusalCode.UNKNOWN_PATH);
            }
            (word ? words : ids).add(decoded);
            word = !word;
        }
        var operation = Routes.ALL.find(service, words, word);
        if (operation == null || words.isEmpty()) {
            throw new Refused(RefusalCode.UNKNOWN_PATH);
        }
        return new Target(service, operation, service.base() + trimmed, ids, query);
    }
}
