package org.rollbook.query.oneroster;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.Warning;
import org.rollbook.messages.oneroster.FindObjects;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Version;

/**
 * The order in which a collection is given.
 *
 * @param field index field; null for the order by id
 */
record Order(@Nullable String field, boolean descending, List<Warning> warnings) {
    static Order of(Shape shape, FindObjects question) {
        String sort = question.sort();
        if (sort == null || sort.equals("sourcedId")) {
            return new Order(null, question.descending(), List.of());
        }
        var leaf = shape.leaf(question.version(), sort);
        boolean reference = leaf != null && leaf.kind() == Leaf.Kind.REFERENCE && !sort.endsWith(".sourcedId");
        if (leaf == null || reference || !leaf.sortable()) {
            if (question.version() == Version.V1P2 && question.reader().profile() == Profile.STRICT) {
                throw new Refused(RefusalCode.INVALID_SORT_FIELD, sort);
            }
            String message = "Unknown sort field: " + sort;
            return new Order(null, false, List.of(new Warning(RefusalCode.INVALID_SORT_FIELD.code(), message)));
        }
        boolean tells = leaf.spans() && question.reader().schools() != null;
        return new Order(tells ? null : leaf.store(), question.descending(), List.of());
    }

    boolean byIdAscending() {
        return field == null && !descending;
    }
}
