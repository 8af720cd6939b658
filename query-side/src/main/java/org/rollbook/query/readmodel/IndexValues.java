package org.rollbook.query.readmodel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows and index values as every store can hold them: without the characters NUL and RECORD SEPARATOR, without empty lists, numbers without negative
 * scale, and values of indexed fields cut at {@value #LONGEST} characters. Values in questions get the same treatment.
 */
public final class IndexValues {
    static final int LONGEST = 400;

    /** A character that no row has, for stores to put texts behind one another. */
    public static final char SEPARATOR = '\u001E';

    private IndexValues() {}

    static Row of(Model model, Row row) {
        var fields = new HashMap<String, Object>();
        row.fields().forEach((name, value) -> {
            Object kept = clean(value);
            if (kept != null) fields.put(name, kept);
        });
        for (var field : model.fields()) {
            if (field.indexed()) fields.computeIfPresent(field.name(), (name, value) -> cut(value));
        }
        String other = row.otherBody();
        return new Row(
                clean(row.id()),
                row.schools(),
                row.active(),
                clean(row.body()),
                other == null ? null : clean(other),
                Map.copyOf(fields));
    }

    /** The value as it is stored and compared. */
    public static String text(@Nullable Field field, String value) {
        String clean = clean(value);
        return field != null && field.indexed() ? cut(clean) : clean;
    }

    /** At most 34 digits. */
    public static BigDecimal number(BigDecimal value) {
        var rounded = value.round(MathContext.DECIMAL128);
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private static @Nullable Object clean(Object value) {
        return switch (value) {
            case String text -> clean(text);
            case BigDecimal number -> number(number);
            case List<?> many ->
                many.isEmpty()
                        ? null
                        : many.stream().map(one -> clean((String) one)).toList();
            default -> throw new IllegalArgumentException("not an index value: " + value.getClass());
        };
    }

    private static String clean(String text) {
        return text.indexOf('\0') < 0 && text.indexOf(SEPARATOR) < 0
                ? text
                : text.replace("\0", "").replace(String.valueOf(SEPARATOR), "");
    }

    private static Object cut(Object value) {
        return switch (value) {
            case String text -> cut(text);
            case List<?> many -> many.stream().map(one -> cut((String) one)).toList();
            default -> value;
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
