package org.rollbook.ledger;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One example of any record of the messages, the same for ever: every part has a value, and texts are named parts. */
final class Samples {
    private Samples() {}

    static Object of(Class<?> record) {
        var parts = record.getRecordComponents();
        var types = Arrays.stream(parts).map(part -> part.getType()).toArray(Class<?>[]::new);
        var values = Arrays.stream(parts)
                .map(part -> of(part.getName(), part.getGenericType()))
                .toArray();
        try {
            var constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(record.getName(), broken);
        }
    }

    private static Object of(String name, Type type) {
        return switch (type) {
            case ParameterizedType many
            when many.getRawType() == List.class -> List.of(of(name, many.getActualTypeArguments()[0]));
            case ParameterizedType many
            when many.getRawType() == Set.class -> Set.of(of(name, many.getActualTypeArguments()[0]));
            case ParameterizedType many
            when many.getRawType() == Map.class ->
                Map.of(of("key", many.getActualTypeArguments()[0]), of("value", many.getActualTypeArguments()[1]));
            case WildcardType wild -> of(name, wild.getUpperBounds()[0]);
            case Class<?> plain -> plain(name, plain);
            default -> throw new IllegalArgumentException("no sample of " + type);
        };
    }

    private static Object plain(String name, Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isRecord()) {
            return of(type);
        }
        return switch (type.getSimpleName()) {
            case "String" -> name;
            case "int", "Integer" -> 7;
            case "long", "Long" -> 8L;
            case "boolean", "Boolean" -> true;
            case "BigDecimal" -> new BigDecimal("12.50");
            case "LocalDate" -> LocalDate.parse("2026-09-14");
            case "Instant" -> Instant.parse("2026-09-14T07:30:05.120Z");
            default -> throw new IllegalArgumentException("no sample of " + type);
        };
    }
}
