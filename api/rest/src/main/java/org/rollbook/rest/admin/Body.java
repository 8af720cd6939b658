package org.rollbook.rest.admin;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import tools.jackson.databind.JsonNode;

/** A JSON object that was sent, read property by property; what is wrong with it is said by the property's name. */
final class Body {
    private static final int LONGEST = 255;

    private final JsonNode object;

    private Body(JsonNode object) {
        this.object = object;
    }

    /** @param known the properties that it may have */
    static Body of(JsonNode sent, String... known) {
        if (!sent.isObject()) {
            throw invalid("The body is not a JSON object.");
        }
        var names = Set.of(known);
        for (var name : sent.propertyNames()) {
            if (!names.contains(name)) {
                throw invalid(
                        "There is no property " + clipped(name) + "; there are: " + String.join(", ", known) + ".");
            }
        }
        return new Body(sent);
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    String text(String name) {
        var text = optionalText(name);
        if (text == null) {
            throw invalid(name + " is missing.");
        }
        return text;
    }

    @Nullable String optionalText(String name) {
        return has(name) ? checkedText(name, object.path(name)) : null;
    }

    boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (!object.path(name).isBoolean()) {
            throw invalid(name + " is neither true nor false.");
        }
        return object.path(name).asBoolean();
    }

    int number(String name, int least, int most, int otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        var node = object.path(name);
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() < least || node.asInt() > most) {
            throw invalid(name + " is not a whole number from " + least + " to " + most + ".");
        }
        return node.asInt();
    }

    <E extends Enum<E>> E word(String name, Class<E> type, Function<E, String> word) {
        return word(name, text(name), type, word);
    }

    <E extends Enum<E>> Set<E> words(String name, Class<E> type, Function<E, String> word) {
        var found = EnumSet.noneOf(type);
        texts(name).forEach(text -> found.add(word(name, text, type, word)));
        return found;
    }

    /** An array of texts; empty when it is not there. */
    Set<String> texts(String name) {
        var texts = new TreeSet<String>();
        if (has(name)) {
            if (!object.path(name).isArray()) {
                throw invalid(name + " is not an array of texts.");
            }
            object.path(name).forEach(element -> texts.add(checkedText(name, element)));
        }
        return texts;
    }

    /** {@code "all"}, which is null, or an array of at least one id. */
    @Nullable Set<String> allOrTexts(String name) {
        if (object.path(name).isString() && object.path(name).asString().equals("all")) {
            return null;
        }
        if (!object.path(name).isArray() || object.path(name).isEmpty()) {
            throw invalid(name + " is neither \"all\" nor an array of at least one sourcedId.");
        }
        return texts(name);
    }

    static <E extends Enum<E>> E word(String name, String text, Class<E> type, Function<E, String> word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> word.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> invalid(name + " is none of: "
                        + Arrays.stream(type.getEnumConstants()).map(word).collect(Collectors.joining(", ")) + "."));
    }

    static Refused invalid(String sentence) {
        return new Refused(RefusalCode.INVALID_BODY, sentence);
    }

    private static String checkedText(String name, JsonNode node) {
        if (!node.isString()) {
            throw invalid(name + " is not a text.");
        }
        var text = node.asString().strip();
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw invalid(name + " is not a text of 1 to " + LONGEST + " printable characters.");
        }
        return text;
    }

    private static String clipped(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40);
    }
}
