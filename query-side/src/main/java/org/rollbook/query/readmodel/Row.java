package org.rollbook.query.readmodel;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of one object.
 *
 * @param id compared by code point
 * @param schools the schools through which it is visible; null when it is visible to everyone
 * @param active false for a tombstone
 * @param body ready to serve
 * @param otherBody the form for the other version of a standard, where it differs
 * @param fields values of the model's index fields: {@code String}, {@code BigDecimal} or {@code List<String>}; absent
 *     fields are left out
 */
public record Row(
        String id,
        @Nullable Set<String> schools,
        boolean active,
        String body,
        @Nullable String otherBody,
        Map<String, Object> fields) {

    public String body(Form form) {
        return form == Form.OTHER_BODY && otherBody != null ? otherBody : body;
    }

    /** The same object in another state, for example withdrawn. */
    public Row with(boolean active, String body, @Nullable String otherBody, Map<String, Object> fields) {
        return new Row(id, schools, active, body, otherBody, fields);
    }
}
