package org.rollbook.query.oneroster;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads stored objects, for the few questions that cannot be answered without looking into them. */
final class StoredJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private StoredJson() {}

    static ObjectNode object(String text) {
        return (ObjectNode) MAPPER.readTree(text);
    }

    static JsonNode tree(String text) {
        return MAPPER.readTree(text);
    }

    static String text(JsonNode tree) {
        var out = new StringBuilder(512);
        JsonText.tree(out, tree);
        return out.toString();
    }

    /** The values of a tree that are neither objects nor arrays, by their dotted path. */
    static Map<String, String> leaves(String text) {
        var leaves = new TreeMap<String, String>();
        collect(object(text), "", leaves);
        return leaves;
    }

    private static void collect(JsonNode node, String path, Map<String, String> leaves) {
        if (node.isObject()) {
            for (var property : node.properties()) {
                collect(
                        property.getValue(),
                        path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                        leaves);
            }
        } else if (!node.isArray() && !node.isNull()) {
            leaves.put(path, node.isNumber() ? JsonText.number(node.decimalValue()) : node.asString());
        }
    }
}
