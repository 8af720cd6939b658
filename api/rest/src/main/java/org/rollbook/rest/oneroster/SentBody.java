package org.rollbook.rest.oneroster;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.oneroster.Profile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON of a body: bounded, without duplicate names, and with nothing that could not be kept as it is. */
final class SentBody {
    static final int LARGEST = 1 << 20;
    static final int LARGEST_SET = 10 << 20;
    static final int MOST_ELEMENTS = 1_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int DEEPEST = 32;
    private static final int LARGEST_METADATA = 64 << 10;
    private static final int MOST_DIGITS = 40;
    private static final int LONGEST_NUMBER = 100;
    private static final int MOST_TOKENS = 40_000;

    private static final JsonMapper ONE = mapper(MOST_TOKENS);
    private static final JsonMapper MANY = mapper(5 * MOST_TOKENS);

    private SentBody() {}

    /** @param mostTokens names, values and brackets: a small body can hold so many that reading it takes long */
    private static JsonMapper mapper(int mostTokens) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxNumberLength(LONGEST_NUMBER)
                                .maxTokenCount(mostTokens)
                                .maxDocumentLength(LARGEST_SET)
                                .build())
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** The object in the body, behind its one key; lenient: also without it. */
    static ObjectNode object(byte[] body, String key, Profile profile) {
        if (!(tree(ONE, body) instanceof ObjectNode whole)) {
            throw new Refused(RefusalCode.INVALID_BODY, "The body is not a JSON object");
        }
        check(whole);
        if (whole.size() == 1 && whole.get(key) instanceof ObjectNode inner) {
            return inner;
        }
        if (profile == Profile.STRICT || whole.has(key)) {
            throw new Refused(
                    RefusalCode.INVALID_DATA, "The body must have the one property " + key + ", which is an object");
        }
        return whole;
    }

    /** The objects in the array behind the one key of the body. */
    static List<ObjectNode> set(byte[] body, String key) {
        var whole = tree(MANY, body);
        check(whole);
        if (whole.size() != 1 || !(whole.get(key) instanceof ArrayNode array)) {
            throw new Refused(
                    RefusalCode.INVALID_DATA, "The body must have the one property " + key + ", which is an array");
        }
        if (array.size() > MOST_ELEMENTS) {
            throw new Refused(RefusalCode.SET_TOO_LARGE, MOST_ELEMENTS);
        }
        var objects = new ArrayList<ObjectNode>();
        for (var element : array) {
            if (!(element instanceof ObjectNode object)) {
                throw new Refused(
                        RefusalCode.INVALID_DATA, key + "[" + objects.size() + "] is something else than an object");
            }
            objects.add(object);
        }
        return objects;
    }

    private static JsonNode tree(JsonMapper mapper, byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return mapper.readTree(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new Refused(RefusalCode.INVALID_BODY, "The body is not UTF-8");
        } catch (StreamConstraintsException e) {
            throw new Refused(
                    RefusalCode.INVALID_BODY,
                    "The body has too many names and values, is nested deeper than " + DEEPEST
                            + ", or has a name or a number that is too long");
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new Refused(
                    RefusalCode.INVALID_BODY,
                    at == null
                            ? "The body is not well-formed JSON"
                            : "The body is not well-formed JSON: line %d, column %d"
                                    .formatted(at.getLineNr(), at.getColumnNr()));
        }
    }

    private static void check(JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(property -> {
                check(property.getKey());
                check(property.getValue());
            });
        } else if (node.isArray()) {
            node.forEach(SentBody::check);
        } else if (node.isString()) {
            check(node.stringValue());
        } else if (node.isNumber()) {
            check(node.decimalValue());
        }
    }

    private static void check(BigDecimal number) {
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new Refused(
                    RefusalCode.INVALID_DATA,
                    "A number has more than " + MOST_DIGITS + " digits before or after the point");
        }
    }

    private static void check(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                throw new Refused(
                        RefusalCode.INVALID_DATA, "A string holds NUL or half of a surrogate pair, which is no text");
            }
            i += pair ? 1 : 0;
        }
    }

    static String metadata(ObjectNode metadata) {
        String text = ONE.writeValueAsString(metadata);
        if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST_METADATA) {
            throw new Refused(RefusalCode.INVALID_DATA, "metadata is larger than 64 KiB");
        }
        return text;
    }
}
