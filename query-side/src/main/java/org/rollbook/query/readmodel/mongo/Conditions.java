package org.rollbook.query.readmodel.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.expr;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Field;
import org.rollbook.query.readmodel.IndexValues;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Scope;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Criteria as filters of documents. Related rows are asked for first. */
final class Conditions {
    private final Function<Criteria.Related, Mono<Collection<String>>> related;

    /** @param related finds the values by which rows are related */
    Conditions(Function<Criteria.Related, Mono<Collection<String>>> related) {
        this.related = related;
    }

    static Bson holds(long asOf) {
        return and(lte(Documents.FROM, asOf), gt(Documents.TO, asOf));
    }

    static Bson visible(Scope scope) {
        if (scope.schools() == null) return empty();
        var everyone = eq(Documents.SCHOOLS, null);
        return scope.schools().isEmpty() ? everyone : or(everyone, in(Documents.SCHOOLS, scope.schools()));
    }

    Mono<Bson> of(Model model, Criteria criteria) {
        return switch (criteria) {
            case Criteria.All all -> Mono.just(empty());
            case Criteria.None none -> Mono.just(never());
            case Criteria.Active active -> Mono.just(eq(Documents.ACTIVE, true));
            case Criteria.Within within -> Mono.just(visible(within.scope()));
            case Criteria.And every -> every.all().isEmpty() ? Mono.just(empty()) : all(model, every.all(), true);
            case Criteria.Or some -> some.any().isEmpty() ? Mono.just(never()) : all(model, some.any(), false);
            case Criteria.Not not -> of(model, not.criteria()).map(condition -> nor(condition));
            case Criteria.Absent absent -> Mono.just(exists(Documents.path(absent.field()), false));
            case Criteria.Ids ids -> Mono.just(in(Documents.ID, ids.ids()));
            case Criteria.In among -> Mono.just(in(Documents.path(among.field()), texts(model, among)));
            case Criteria.Compare compare -> Mono.just(compare(model.field(compare.field()), compare));
            case Criteria.Related other ->
                related.apply(other)
                        .map(values -> in(other.own().isEmpty() ? Documents.ID : Documents.path(other.own()), values));
        };
    }

    private Mono<Bson> all(Model model, List<Criteria> parts, boolean every) {
        return Flux.fromIterable(parts)
                .concatMap(part -> of(model, part))
                .collectList()
                .map(conditions -> every ? and(conditions) : or(conditions));
    }

    private static List<String> texts(Model model, Criteria.In among) {
        Field field = model.field(among.field());
        return among.values().stream()
                .map(value -> IndexValues.text(field, value))
                .toList();
    }

    private static Bson compare(@Nullable Field field, Criteria.Compare compare) {
        String path = Documents.path(compare.field());
        boolean number = field != null && field.type() == Field.Type.NUMBER;
        if (number && compare.comparison() != Criteria.Comparison.CONTAINS) {
            return compare.value() instanceof BigDecimal decimal
                    ? compare(path, compare.comparison(), new Decimal128(IndexValues.number(decimal)))
                    : never();
        }
        String value = compare.value() instanceof BigDecimal decimal
                ? decimal.toPlainString()
                : IndexValues.text(field, compare.value().toString());
        return number
                ? and(exists(path), expr(new Document("$gte", List.of(found(path, value), 0))))
                : compare(path, compare.comparison(), value);
    }

    private static Document found(String path, String value) {
        var text = new Document("$toString", "$" + path);
        return new Document("$indexOfCP", List.of(text, new Document("$literal", value)));
    }

    private static Bson compare(String path, Criteria.Comparison comparison, Object value) {
        return switch (comparison) {
            case EQUAL -> eq(path, value);
            case LESS -> lt(path, value);
            case LESS_OR_EQUAL -> lte(path, value);
            case GREATER -> gt(path, value);
            case GREATER_OR_EQUAL -> gte(path, value);
            case CONTAINS -> regex(path, literally((String) value));
        };
    }

    /** A pattern that both kinds of regular expressions, the server's and Java's, read as the text itself. */
    private static String literally(String text) {
        var pattern = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c < 128 && !Character.isLetterOrDigit(c) && c > ' ') pattern.append('\\');
            pattern.appendCodePoint(c);
        });
        return pattern.toString();
    }

    private static Bson never() {
        return in(Documents.ID, List.of());
    }
}
