package org.rollbook.query.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

@Tag("P12")
class StoredPartTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS =
            List.of("", "a", "\\", "\"", "}],{[", "ends with \\", "\\\"", "Zoë\n", "\uD83D\uDE00", "a:b,c", "null");

    private final Random random;
    private final long seed = Long.getLong("seed", System.nanoTime());

    StoredPartTest() {
        this.random = new Random(seed);
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 ->
                NODES.numberNode(
                        new BigDecimal(List.of("0", "-1.50", "1e3", "17").get(random.nextInt(4))));
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.nullNode();
            case 3, 4 -> NODES.stringNode(text());
            case 5 -> {
                var array = NODES.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) array.add(value(depth - 1));
                yield array;
            }
            default -> {
                var object = NODES.objectNode();
                for (int i = random.nextInt(30); i > 0; i--) object.set(text() + random.nextInt(20), value(depth - 1));
                yield object;
            }
        };
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static String text(JsonNode node) {
        return node.isNull() || node.isMissingNode()
                ? ""
                : node.isContainer()
                        ? StoredJson.text(node)
                        : node.isNumber() ? JsonText.number(node.decimalValue()) : node.asString();
    }

    private void same(StoredPart part, JsonNode node) {
        assertThat(part.text()).as("seed " + seed).isEqualTo(text(node));
        if (node.isObject()) {
            assertThat(part.texts().keySet()).containsExactlyElementsOf(node.propertyNames());
            node.properties().forEach(property -> {
                String name = property.getKey();
                assertThat(part.texts()).containsEntry(name, text(property.getValue()));
                if (StoredJson.text(NODES.stringNode(name)).length() == name.length() + 2) {
                    assertThat(part.has(name)).isTrue();
                    assertThat(part.text(name)).isEqualTo(text(property.getValue()));
                    same(part.get(name), property.getValue());
                }
            });
        }
        assertThat(part.has("absent")).isFalse();
        assertThat(part.text("absent") + part.get("absent").text()).isEmpty();
        var elements = part.elements();
        assertThat(elements).hasSize(node.isArray() ? node.size() : 0);
        for (int i = 0; i < elements.size(); i++) {
            same(elements.get(i), node.get(i));
        }
    }

    @Test
    void parts_of_an_object_read_as_those_of_its_tree() {
        for (int i = 0; i < 2000; i++) {
            var tree = NODES.objectNode().set("of", value(3));
            same(StoredPart.of(StoredJson.text(tree)), tree);
            var kept = StoredJson.tree(tree.toPrettyString());
            same(StoredPart.of(tree.toPrettyString()), kept);
        }
    }

    @Test
    void of_properties_with_one_name_the_last_counts() {
        assertThat(StoredPart.of("{\"a\":1,\"a\" : \"two\"}").texts()).containsEntry("a", "two");
    }
}
