package org.rollbook.query.oneroster;

import java.time.Instant;
import java.util.HashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Row;

/** What is left of an object that was withdrawn: the same with another status, and the time at which it went. */
public final class Tombstone {
    private static final String ACTIVE = "\"status\":\"active\",\"dateLastModified\":\"";
    private static final String WITHDRAWN = "\"status\":\"tobedeleted\",\"dateLastModified\":\"";

    private Tombstone() {}

    public static UnaryOperator<Row> at(Instant instant) {
        String time = Times.text(instant);
        return row -> row.active() ? withdrawn(row, time) : row;
    }

    private static Row withdrawn(Row row, String time) {
        var fields = new HashMap<>(row.fields());
        fields.put("status", "tobedeleted");
        fields.put("dateLastModified", time);
        return new Row(
                row.id(), row.schools(), false, spliced(row.body(), time), splicedOther(row.otherBody(), time), fields);
    }

    private static @Nullable String splicedOther(@Nullable String body, String time) {
        return body == null ? null : spliced(body, time);
    }

    private static String spliced(String body, String time) {
        int start = body.indexOf(ACTIVE);
        int end = start + ACTIVE.length();
        return body.substring(0, start) + WITHDRAWN + time + body.substring(end + Times.LENGTH);
    }
}
