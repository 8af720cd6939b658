package org.rollbook.query.readmodel.postgres;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    static String write(Map<String, Object> fields) {
        return fields.isEmpty() ? "{}" : MAPPER.writeValueAsString(fields);
    }

    /** The same text for the same values. */
    static String canonical(Map<String, Object> fields) {
        return write(new TreeMap<>(fields));
    }

    static Map<String, Object> read(String json) {
        return MAPPER.readTree(json).properties().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, property -> value(property.getValue())));
    }

    private static Object value(JsonNode node) {
        if (node.isNumber()) return new BigDecimal(node.asString());
        if (!node.isArray()) return node.asString();
        return List.copyOf(node.values().stream().map(JsonNode::asString).toList());
    }
}
