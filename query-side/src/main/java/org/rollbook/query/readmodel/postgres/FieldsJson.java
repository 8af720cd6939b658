package org.rollbook.query.readmodel.postgres;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Index values as the column {@code fields} holds them. */
final class FieldsJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private FieldsJson() {}

    /**
     * As a mapper would write it, which looks up anew for each value how. In characters, not bytes: half of a character
     * that a value was cut within is not one that bytes could be written of, and becomes a question mark on its way.
     */
    static String write(Map<String, Object> fields) {
        var text = new StringWriter(1024);
        try (var json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            fields.forEach((name, value) -> write(json.writeName(name), value));
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) {
        switch (value) {
            case String text -> json.writeString(text);
            case BigDecimal number -> json.writeNumber(number);
            case List<?> many -> {
                json.writeStartArray();
                many.forEach(one -> json.writeString((String) one));
                json.writeEndArray();
            }
            default -> throw new IllegalArgumentException("not an index value: " + value.getClass());
        }
    }

    /** The same text for the same values. */
    static String canonical(Map<String, Object> fields) {
        return write(new TreeMap<>(fields));
    }

    /** Parsed when somebody looks: whoever only passes a row on does not. */
    static Map<String, Object> read(String json) {
        return new AbstractMap<>() {
            private volatile @Nullable Map<String, Object> values;

            private Map<String, Object> parsed() {
                var known = values;
                if (known == null) {
                    known = parse(json);
                    values = known;
                }
                return known;
            }

            @Override
            public Set<Entry<String, Object>> entrySet() {
                return parsed().entrySet();
            }

            @Override
            public @Nullable Object get(Object name) {
                return parsed().get(name);
            }

            @Override
            public boolean containsKey(Object name) {
                return parsed().containsKey(name);
            }
        };
    }

    private static Map<String, Object> parse(String json) {
        return MAPPER.readTree(json).properties().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, property -> value(property.getValue())));
    }

    private static Object value(JsonNode node) {
        if (node.isNumber()) return new BigDecimal(node.asString());
        if (!node.isArray()) return node.asString();
        return List.copyOf(node.values().stream().map(JsonNode::asString).toList());
    }
}
