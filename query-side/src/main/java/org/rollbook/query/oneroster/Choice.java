package org.rollbook.query.oneroster;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.Warning;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Version;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of an object that {@code fields} asks for.
 *
 * @param names empty for the whole object
 */
record Choice(Set<String> names, List<Warning> warnings) {
    /** @param asked as sent; a blank name alone says that the parameter was empty */
    static Choice of(Shape shape, Version version, Profile profile, List<String> asked) {
        if (asked.equals(List.of(""))) {
            throw new Refused(RefusalCode.BLANK_SELECTION_FIELD);
        }
        var unknown = asked.stream().filter(name -> !shape.has(version, name)).toList();
        if (unknown.isEmpty()) {
            return new Choice(new LinkedHashSet<>(asked), List.of());
        }
        String message = "Unknown selection field: " + unknown.getFirst();
        if (version == Version.V1P2 && profile == Profile.STRICT) {
            throw new Refused(RefusalCode.INVALID_SELECTION_FIELD, message);
        }
        return new Choice(Set.of(), List.of(new Warning(RefusalCode.INVALID_SELECTION_FIELD.code(), message)));
    }

    List<String> of(List<String> objects) {
        return names.isEmpty() ? objects : objects.stream().map(this::of).toList();
    }

    private String of(String object) {
        var whole = StoredJson.object(object);
        var part = whole.objectNode();
        names.forEach(name -> copy(whole, part, name));
        return StoredJson.text(part);
    }

    /** A key with a dot is tried before a path. */
    private static void copy(ObjectNode from, ObjectNode to, String name) {
        var value = from.get(name);
        if (value != null) {
            to.set(name, value);
            return;
        }
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            String key = name.substring(0, dot);
            String rest = name.substring(dot + 1);
            if (from.get(key) instanceof ObjectNode inner) {
                var part = to.get(key) instanceof ObjectNode begun ? begun : from.objectNode();
                to.set(key, part);
                copy(inner, part, rest);
            } else if (from.get(key) instanceof ArrayNode array) {
                copyEach(array, to, key, rest);
            }
        }
    }

    private static void copyEach(ArrayNode from, ObjectNode to, String key, String rest) {
        var parts = new ArrayList<ObjectNode>();
        boolean first = !(to.get(key) instanceof ArrayNode);
        for (int i = 0; i < from.size(); i++) {
            JsonNode element = from.get(i);
            var part = first ? from.objectNode() : (ObjectNode) to.get(key).get(i);
            if (element instanceof ObjectNode object) {
                copy(object, part, rest);
            }
            parts.add(part);
        }
        to.set(key, from.arrayNode().addAll(parts));
    }
}
