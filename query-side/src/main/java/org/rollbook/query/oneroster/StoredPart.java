package org.rollbook.query.oneroster;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a stored object, read where it is: no tree is built and nothing is copied but the values that are asked for.
 * What is stored is well-formed, since it was written by {@link ObjectWriter}.
 */
final class StoredPart {
    /** What is not there: empty as a text, a list and an object. */
    static final StoredPart NONE = new StoredPart("", 0, 0);

    /** Characters that a property or an element is expected to take; where they take fewer, the places grow. */
    private static final int EXPECTED = 20;

    private final String text;
    private final int from;
    private final int to;
    private int[] places = {};
    private int read = -1;
    private int found;

    private StoredPart(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    static StoredPart of(String text) {
        return new StoredPart(text, 0, text.length());
    }

    boolean isObject() {
        return begins('{');
    }

    private boolean begins(char first) {
        return from < to && text.charAt(from) == first;
    }

    boolean has(String property) {
        return place(property) >= 0;
    }

    StoredPart get(String property) {
        int place = place(property);
        return place < 0 ? NONE : new StoredPart(text, places[place + 2], places[place + 3]);
    }

    /** A property as text. */
    String text(String property) {
        int place = place(property);
        return place < 0 ? "" : text(places[place + 2], places[place + 3]);
    }

    /** The property of an object in this one, as text: of all that it has, only what stands before is looked at. */
    String text(String object, String property) {
        int place = place(object);
        if (place < 0 || text.charAt(places[place + 2]) != '{') {
            return "";
        }
        int end = places[place + 3] - 1;
        for (int at = blank(places[place + 2] + 1); at < end; ) {
            int name = at + 1;
            at = afterString(at);
            boolean named = isNamed(property, name, at - 1);
            int value = blank(blank(at) + 1);
            at = after(value);
            if (named) {
                return text(value, at);
            }
            at = blank(blank(at) + 1);
        }
        return "";
    }

    /** A string without quotes, a number in plain digits, an object as JSON; null is an empty text. */
    String text() {
        return text(from, to);
    }

    private String text(int begin, int end) {
        if (begin == end) {
            return "";
        }
        return switch (text.charAt(begin)) {
            case '"' -> string(begin + 1, end - 1);
            case '{', '[' -> StoredJson.text(StoredJson.tree(text.substring(begin, end)));
            case 'n' -> "";
            case 't', 'f' -> text.substring(begin, end);
            default -> JsonText.number(new BigDecimal(text.substring(begin, end)));
        };
    }

    /** All properties as texts; of those with one name the last counts. */
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        if (isObject()) {
            scan();
            for (int i = 0; i < read; i += 4) {
                texts.put(string(places[i], places[i + 1]), text(places[i + 2], places[i + 3]));
            }
        }
        return texts;
    }

    List<StoredPart> elements() {
        if (!begins('[')) {
            return List.of();
        }
        scan();
        var elements = new ArrayList<StoredPart>();
        for (int i = 0; i < read; i += 4) {
            elements.add(new StoredPart(text, places[i + 2], places[i + 3]));
        }
        return elements;
    }

    /**
     * Names with escapes are found by {@link #texts} only: OneRoster's own have none. Looks from where the last one was
     * found, since who asks for several asks for them in about the order in which they are stored.
     */
    private int place(String property) {
        if (!isObject()) {
            return -1;
        }
        scan();
        for (int looked = 0; looked < read; looked += 4) {
            int i = (found + looked) % read;
            if (isNamed(property, places[i], places[i + 1])) {
                found = i;
                return i;
            }
        }
        return -1;
    }

    private boolean isNamed(String property, int begin, int end) {
        return end - begin == property.length() && text.startsWith(property, begin);
    }

    /** Notes where names and values of properties, or elements, begin and end. */
    private void scan() {
        if (read >= 0) {
            return;
        }
        read = 0;
        places = new int[4 * (1 + (to - from) / EXPECTED)];
        boolean object = isObject();
        int at = blank(from + 1);
        while (at < to - 1) {
            if (read == places.length) {
                places = Arrays.copyOf(places, 2 * read);
            }
            if (object) {
                places[read] = at + 1;
                at = afterString(at);
                places[read + 1] = at - 1;
                at = blank(blank(at) + 1);
            }
            places[read + 2] = at;
            at = after(at);
            places[read + 3] = at;
            read += 4;
            at = blank(blank(at) + 1);
        }
    }

    private int blank(int at) {
        int next = at;
        while (next < to && text.charAt(next) <= ' ') {
            next++;
        }
        return next;
    }

    /** Where the value that begins there ends. */
    private int after(int begin) {
        char first = text.charAt(begin);
        if (first == '"') {
            return afterString(begin);
        }
        int at = begin;
        for (int depth = 0; at < to; at++) {
            switch (text.charAt(at)) {
                case '"' -> at = afterString(at) - 1;
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (depth == 0) {
                        return at;
                    }
                    if (--depth == 0) {
                        return at + 1;
                    }
                }
                case ',', ' ', '\n', '\r', '\t' -> {
                    if (depth == 0) {
                        return at;
                    }
                }
                default -> {}
            }
        }
        return at;
    }

    private int afterString(int begin) {
        int end = text.indexOf('"', begin + 1);
        while (isEscaped(end)) {
            end = text.indexOf('"', end + 1);
        }
        return end + 1;
    }

    private boolean isEscaped(int quote) {
        int at = quote;
        while (text.charAt(at - 1) == '\\') {
            at--;
        }
        return (quote - at) % 2 == 1;
    }

    private String string(int begin, int end) {
        String raw = text.substring(begin, end);
        return raw.indexOf('\\') < 0 ? raw : StoredJson.tree('"' + raw + '"').stringValue();
    }
}
