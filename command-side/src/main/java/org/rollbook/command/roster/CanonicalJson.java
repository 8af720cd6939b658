package org.rollbook.command.roster;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON form of a record that its hash is taken of: all components in their order, nulls included, keys of maps
 * sorted, no blanks. Written by hand, because hundreds of thousands of records of one import are hashed.
 */
public final class CanonicalJson {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalJson() {}

    public static String text(Record value) {
        StringBuilder out = new StringBuilder(512);
        record(value, out);
        return out.toString();
    }

    private static void record(Record value, StringBuilder out) {
        Shape shape = SHAPES.get(value.getClass());
        for (int i = 0; i < shape.getters.size(); i++) {
            out.append(shape.names.get(i));
            value(shape.get(i, value), out);
        }
        out.append('}');
    }

    private static void value(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text, out);
            case Boolean flag -> out.append(flag.booleanValue());
            case List<?> list -> list(list, out);
            case Map<?, ?> map -> map(map, out);
            case Record record -> record(record, out);
            default -> string(value.toString(), out);
        }
    }

    private static void list(List<?> list, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            value(list.get(i), out);
        }
        out.append(']');
    }

    /** Appends the map as a JSON object. */
    public static void map(Map<?, ?> map, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : (map.size() > 1 ? new TreeMap<>(map) : map).entrySet()) {
            out.append(separator);
            string(String.valueOf(entry.getKey()), out);
            out.append(':');
            value(entry.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    /** Appends the text as a JSON string. */
    public static void string(String text, StringBuilder out) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\') {
                continue;
            }
            out.append(text, from, i);
            escape(c, out);
            from = i + 1;
        }
        out.append(text, from, text.length()).append('"');
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        }
    }

    /** The components of a record class: {@code names} hold the separator, the quoted name and the colon. */
    private record Shape(List<String> names, List<MethodHandle> getters) {
        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            String[] names = new String[components.length];
            MethodHandle[] getters = new MethodHandle[components.length];
            for (int i = 0; i < components.length; i++) {
                names[i] = (i == 0 ? "{\"" : ",\"") + components[i].getName() + "\":";
                try {
                    getters[i] = MethodHandles.lookup()
                            .unreflect(components[i].getAccessor())
                            .asType(MethodType.methodType(Object.class, Record.class));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(type + " is not public", e);
                }
            }
            return new Shape(List.of(names), List.of(getters));
        }

        @Nullable Object get(int i, Record of) {
            try {
                return (Object) getters.get(i).invokeExact(of);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
