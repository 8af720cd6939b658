package org.rollbook.query;

import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How views are kept in rows: the same view always gives the same text. */
public final class StoredJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS) // places of addresses in objects of OneRoster
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StoredJson() {}

    public static String write(Object view) {
        return MAPPER.writeValueAsString(view);
    }

    public static JsonNode tree(String body) {
        return MAPPER.readTree(body);
    }

    public static <T> T read(String body, Class<T> type) {
        return MAPPER.readValue(body, type);
    }
}
