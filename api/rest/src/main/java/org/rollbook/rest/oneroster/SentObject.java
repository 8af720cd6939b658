package org.rollbook.rest.oneroster;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.Warning;
import org.rollbook.messages.WarningCode;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Version;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object in a body, read property by property. The lenient profile takes what can only mean one thing, the strict
 * one takes the letter of the standard. Messages name properties and never repeat their values.
 */
final class SentObject {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:[.]\\d{1,9})?)?)(Z|[+-]\\d{2}:\\d{2})?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}(?:[.]\\d{1,20})?");

    private static final int MOST_UNKNOWN = 100;

    private final ObjectNode node;
    private final String name;
    private final Version version;
    private final boolean strict;
    private final List<Warning> noticed;
    private final Set<String> known = new HashSet<>();

    SentObject(ObjectNode node, String name, Version version, Profile profile, List<Warning> noticed) {
        this.node = node;
        this.name = name;
        this.version = version;
        this.strict = profile == Profile.STRICT;
        this.noticed = noticed;
    }

    Refused wrong(String property, String what) {
        return new Refused(RefusalCode.INVALID_DATA, name + "." + property + " " + what);
    }

    private @Nullable JsonNode value(String property) {
        known.add(property);
        var value = node.get(property);
        if (value == null || (value.isNull() && !strict)) {
            return null;
        }
        if (value.isNull()) {
            throw wrong(property, "is null");
        }
        return value;
    }

    @Nullable String text(String property) {
        var value = value(property);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw wrong(property, "is not a string");
        }
        String text = value.stringValue();
        return text.isEmpty() && !strict ? null : text;
    }

    String required(String property) {
        var text = text(property);
        if (text == null || text.isEmpty()) {
            throw wrong(property, "is missing");
        }
        return text;
    }

    @Nullable BigDecimal number(String property) {
        var value = value(property);
        if (value == null) {
            return null;
        }
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (!strict && value.isString()) {
            String text = value.stringValue().strip();
            if (text.isEmpty()) {
                return null;
            }
            if (NUMBER.matcher(text).matches()) {
                return new BigDecimal(text);
            }
        }
        throw wrong(property, "is not a number");
    }

    @Nullable Boolean flag(String property) {
        var value = value(property);
        if (value == null) {
            return null;
        }
        if (value.isBoolean() && !strict) {
            return value.booleanValue();
        }
        String text = value.isString() ? value.stringValue() : "";
        if (value.isString() && text.isEmpty() && !strict) {
            return null;
        }
        if (is("true", text) || is("false", text)) {
            return is("true", text);
        }
        throw wrong(property, "is neither \"true\" nor \"false\"");
    }

    /** A calendar date; lenient: also the UTC date of a timestamp. */
    @Nullable LocalDate date(String property) {
        var text = text(property);
        if (text == null) {
            return null;
        }
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
            if (!strict) {
                return instant(property, text).atZone(ZoneOffset.UTC).toLocalDate();
            }
        } catch (DateTimeException e) {
            throw wrong(property, "is no date of the calendar");
        }
        throw wrong(property, "is not a date YYYY-MM-DD");
    }

    /** A timestamp; lenient: also a plain date, which means its first moment, and one without a zone, which is UTC. */
    @Nullable Instant time(String property) {
        var text = text(property);
        if (text == null) {
            return null;
        }
        try {
            if (!strict && DATE.matcher(text).matches()) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return instant(property, text);
        } catch (DateTimeException e) {
            throw wrong(property, "is no time of the calendar");
        }
    }

    private Instant instant(String property, String text) {
        var parts = TIME.matcher(text);
        if (!parts.matches() || (strict && parts.group(2) == null)) {
            throw wrong(property, "is not a timestamp YYYY-MM-DDThh:mm:ss.sssZ");
        }
        return OffsetDateTime.parse(parts.group(1) + (parts.group(2) == null ? "Z" : parts.group(2)))
                .toInstant()
                .truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The id in a reference.
     *
     * @param type of the reference
     * @param special other names of the type, which 1.1 uses
     */
    @Nullable String reference(String property, String type, String... special) {
        var value = value(property);
        if (value == null) {
            return null;
        }
        if (!(value instanceof ObjectNode object)) {
            throw wrong(property, "is not a reference");
        }
        var reference = new SentObject(
                object, name + "." + property, version, strict ? Profile.STRICT : Profile.LENIENT, noticed);
        String id = reference.required("sourcedId");
        var sentType = strict ? reference.required("type") : reference.text("type");
        var href = strict ? reference.required("href") : reference.text("href");
        boolean specialAllowed = !strict || version == Version.V1P1;
        if (sentType != null
                && !is(type, sentType)
                && !(specialAllowed && Stream.of(special).anyMatch(one -> is(one, sentType)))) {
            throw wrong(property, "has a type other than " + type);
        }
        if (strict && href != null && !isAbsolute(href)) {
            throw wrong(property, "has an href that is no absolute address");
        }
        reference.finish();
        return id;
    }

    private boolean is(String word, String sentWord) {
        return strict ? word.equals(sentWord) : word.equalsIgnoreCase(sentWord);
    }

    private static boolean isAbsolute(String href) {
        try {
            return new URI(href).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    List<SentObject> objects(String property) {
        var objects = new ArrayList<SentObject>();
        for (JsonNode element : array(property)) {
            if (!(element instanceof ObjectNode object)) {
                throw wrong(property, "holds something else than objects");
            }
            objects.add(new SentObject(
                    object, name + "." + property, version, strict ? Profile.STRICT : Profile.LENIENT, noticed));
        }
        return objects;
    }

    List<String> texts(String property) {
        var texts = new ArrayList<String>();
        for (JsonNode element : array(property)) {
            if (!element.isString() || element.stringValue().isEmpty()) {
                throw wrong(property, "holds something else than strings");
            }
            texts.add(element.stringValue());
        }
        return texts;
    }

    private Iterable<JsonNode> array(String property) {
        var value = value(property);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(property, "is not an array");
        }
        return value;
    }

    /** The metadata; null when there is none. */
    @Nullable ObjectNode metadata() {
        var value = value("metadata");
        if (value == null) {
            return null;
        }
        if (!(value instanceof ObjectNode object)) {
            throw wrong("metadata", "is not an object");
        }
        return object;
    }

    /** What is left over is ignored with a warning, as long as that can be read; the strict profile refuses it. */
    void finish() {
        if (node.size() > known.size() + MOST_UNKNOWN) {
            throw new Refused(
                    RefusalCode.INVALID_DATA,
                    name + " has more than " + MOST_UNKNOWN + " properties that the standard does not know");
        }
        for (String property : node.propertyNames()) {
            if (!known.contains(property)) {
                if (strict) {
                    throw wrong(printable(property), "is not a property that the standard knows");
                }
                noticed.add(Warning.of(WarningCode.PROPERTY_IGNORED, name + "." + printable(property)));
            }
        }
    }

    private static String printable(String property) {
        String plain = property.replaceAll("[^A-Za-z0-9_.:-]", "?");
        return plain.length() > 60 ? plain.substring(0, 60) : plain;
    }
}
