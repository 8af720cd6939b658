package org.rollbook.query.oneroster;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one object of OneRoster as JSON text and collects its index fields on the way, so that a field that can be
 * read can also be filtered. What has no value is left out of both.
 */
public final class ObjectWriter {
    private final StringBuilder json = new StringBuilder(640);
    private final Map<String, Object> fields = new HashMap<>();
    private String prefix = "";
    private int arrays;

    /** Begins with the properties that every object has, in the order on which tombstones rely. */
    public ObjectWriter(String id, Instant changed) {
        json.append('{');
        name("sourcedId");
        JsonText.string(json, id);
        json.append(",\"status\":\"active\"");
        name("dateLastModified");
        json.append('"').append(Times.text(changed)).append('"');
        fields.put("sourcedId", id);
        fields.put("status", "active");
        fields.put("dateLastModified", Times.text(changed));
    }

    public ObjectWriter metadata(Map<String, String> metadata) {
        if (!metadata.isEmpty()) {
            object("metadata", out -> metadata.forEach((key, value) -> out.text(key, value)));
        }
        return this;
    }

    /** @param text JSON text of an object, kept as it is */
    public ObjectWriter metadata(@Nullable String text) {
        if (text != null) {
            name("metadata");
            json.append(text);
            StoredJson.leaves(text).forEach((path, value) -> {
                index("metadata." + path, value);
                index("metadata." + path + Leaf.FOLDED, Folding.fold(value));
            });
        }
        return this;
    }

    /**
     * @param text JSON text of an object; null for none
     * @param more properties that are added to it, in place of its own of the same name
     */
    public ObjectWriter metadata(@Nullable String text, Map<String, String> more) {
        if (more.isEmpty()) {
            return metadata(text);
        }
        var merged = StoredJson.object(text == null ? "{}" : text);
        more.forEach(merged::put);
        return metadata(StoredJson.text(merged));
    }

    public ObjectWriter text(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            name(name);
            JsonText.string(json, value);
            if (arrays == 0) {
                index(name, value);
            }
            index(name + Leaf.FOLDED, Folding.fold(value));
        }
        return this;
    }

    /** An array of strings. */
    public ObjectWriter texts(String name, Collection<String> values) {
        if (!values.isEmpty()) {
            name(name);
            char separator = '[';
            for (String value : values) {
                json.append(separator);
                JsonText.string(json, value);
                add(name + Leaf.FOLDED, Folding.fold(value));
                separator = ',';
            }
            json.append(']');
        }
        return this;
    }

    /** A text that is compared with regard to case, because it identifies something. */
    public ObjectWriter exact(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            JsonText.string(json, value);
            index(name, value);
        }
        return this;
    }

    /** OneRoster's booleans are the strings {@code true} and {@code false}. */
    public ObjectWriter flag(String name, @Nullable Boolean value) {
        return exact(name, value == null ? null : value.toString());
    }

    public ObjectWriter date(String name, @Nullable LocalDate value) {
        return exact(name, value == null ? null : value.toString());
    }

    public ObjectWriter time(String name, @Nullable Instant value) {
        return exact(name, value == null ? null : Times.text(value));
    }

    public ObjectWriter number(String name, @Nullable BigDecimal value) {
        if (value != null) {
            name(name);
            json.append(JsonText.number(value));
            if (arrays == 0) {
                index(name, value);
            }
            index(name + Leaf.FOLDED, JsonText.number(value));
        }
        return this;
    }

    public ObjectWriter reference(String name, Target target, @Nullable String id) {
        if (id != null) {
            name(name);
            reference(target, id);
            index(name + ".sourcedId", id);
        }
        return this;
    }

    public ObjectWriter references(String name, Target target, Collection<String> ids) {
        if (!ids.isEmpty()) {
            name(name);
            char separator = '[';
            for (String id : ids) {
                json.append(separator);
                reference(target, id);
                add(name + ".sourcedId", id);
                separator = ',';
            }
            json.append(']');
        }
        return this;
    }

    private void reference(Target target, String id) {
        json.append("{\"href\":");
        JsonText.href(json, target.href(id));
        json.append(",\"sourcedId\":");
        JsonText.string(json, id);
        json.append(",\"type\":\"").append(target.type()).append("\"}");
    }

    public ObjectWriter object(String name, Consumer<ObjectWriter> content) {
        name(name);
        inside(name, content);
        return this;
    }

    /** An array of objects; left out when it is empty. */
    public <T> ObjectWriter objects(String name, List<T> elements, Element<T> content) {
        if (!elements.isEmpty()) {
            name(name);
            arrays++;
            char separator = '[';
            for (T element : elements) {
                json.append(separator);
                inside(name, out -> content.write(out, element));
                separator = ',';
            }
            json.append(']');
            arrays--;
        }
        return this;
    }

    /** An array that this version of OneRoster wants even when it is empty. */
    public ObjectWriter emptyArray(String name) {
        name(name);
        json.append("[]");
        return this;
    }

    /** A field that is not shown, for selections of our own. */
    public ObjectWriter hidden(String field, @Nullable String value) {
        if (value != null) {
            fields.put(field, value);
        }
        return this;
    }

    /** A text that is not shown, but compared as if it were. */
    public ObjectWriter hiddenText(String field, @Nullable String value) {
        return value == null ? this : hidden(field, value).hidden(field + Leaf.FOLDED, Folding.fold(value));
    }

    public ObjectWriter hiddenNumber(String field, BigDecimal value) {
        fields.put(field, value);
        int mark = field.indexOf('@');
        fields.put(
                mark < 0 ? field + Leaf.FOLDED : field.substring(0, mark) + Leaf.FOLDED + field.substring(mark),
                JsonText.number(value));
        return this;
    }

    public ObjectWriter hidden(String field, Collection<String> values) {
        if (!values.isEmpty()) {
            fields.put(field, List.copyOf(values));
        }
        return this;
    }

    private void inside(String name, Consumer<ObjectWriter> content) {
        String before = prefix;
        prefix = prefix + name + ".";
        json.append('{');
        content.accept(this);
        json.append('}');
        prefix = before;
    }

    /** Says that the object has the property in a version of OneRoster. */
    public ObjectWriter having(String property) {
        fields.put(Shape.having(property), "true");
        return this;
    }

    private void name(String name) {
        if (prefix.isEmpty() && arrays == 0 && Shape.isSeldom(name)) {
            having(name);
        }
        if (json.charAt(json.length() - 1) != '{') {
            json.append(',');
        }
        JsonText.string(json, name);
        json.append(':');
    }

    private void index(String name, Object value) {
        if (arrays > 0) {
            add(name, value.toString());
        } else {
            fields.put(prefix + name, value);
        }
    }

    private void add(String name, String value) {
        @SuppressWarnings("unchecked")
        var values = (List<String>) fields.computeIfAbsent(prefix + name, key -> new ArrayList<String>(2));
        if (!values.contains(value)) {
            values.add(value);
        }
    }

    public String json() {
        return json + "}";
    }

    public Map<String, Object> fields() {
        return fields;
    }

    /** Writes the properties of one element of an array. */
    @FunctionalInterface
    public interface Element<T> {
        void write(ObjectWriter out, T element);
    }
}
