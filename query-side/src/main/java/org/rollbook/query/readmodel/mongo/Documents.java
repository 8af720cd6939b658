package org.rollbook.query.readmodel.mongo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Row;
import org.rollbook.query.readmodel.Version;

/** Versions as documents. Names of index fields may hold dots, which names in documents should not. */
final class Documents {
    static final String ID = "id";
    static final String FROM = "from";
    static final String TO = "to";
    static final String SCHOOLS = "schools";
    static final String ACTIVE = "active";
    static final String BODY = "body";
    static final String OTHER = "other";
    static final String FIELDS = "f";

    private static final char DOT = '\uFF0E';
    private static final char DOLLAR = '\uFF04';

    private Documents() {}

    static Document key(String id, long from) {
        return new Document("i", id).append("f", from);
    }

    static Document of(Version version) {
        var row = version.row();
        return new Document("_id", key(row.id(), version.from()))
                .append(ID, row.id())
                .append(FROM, version.from())
                .append(TO, version.to())
                .append(SCHOOLS, schools(row.schools()))
                .append(ACTIVE, row.active())
                .append(BODY, row.body())
                .append(OTHER, row.otherBody())
                .append(FIELDS, fields(row.fields()));
    }

    static Version version(Document document) {
        List<String> schools = document.getList(SCHOOLS, String.class);
        Map<String, Object> fields = new HashMap<>();
        document.get(FIELDS, Document.class).forEach((name, value) -> fields.put(plain(name), value(value)));
        var row = new Row(
                document.getString(ID),
                schools == null ? null : Set.copyOf(schools),
                document.getBoolean(ACTIVE),
                document.getString(BODY),
                document.getString(OTHER),
                fields);
        return new Version(row, document.getLong(FROM), document.getLong(TO));
    }

    static @Nullable List<String> schools(@Nullable Set<String> schools) {
        return schools == null ? null : List.copyOf(new TreeSet<>(schools));
    }

    static Document fields(Map<String, Object> fields) {
        var document = new Document();
        fields.forEach((name, value) ->
                document.append(name(name), value instanceof BigDecimal number ? new Decimal128(number) : value));
        return document;
    }

    /** Where the field is, from the top of the document. */
    static String path(String field) {
        return FIELDS + "." + name(field);
    }

    private static String name(String field) {
        return field.isEmpty() ? "\uFF3F" : field.replace('.', DOT).replace('$', DOLLAR);
    }

    private static String plain(String name) {
        return name.replace(DOT, '.').replace(DOLLAR, '$');
    }

    private static Object value(Object stored) {
        return switch (stored) {
            case Decimal128 number -> number.bigDecimalValue();
            case List<?> many -> {
                var texts = new ArrayList<String>();
                many.forEach(one -> texts.add((String) one));
                yield List.copyOf(texts);
            }
            default -> stored;
        };
    }
}
