package org.rollbook.query.oneroster;

import static org.rollbook.query.readmodel.Criteria.equal;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.oneroster.Filter.Clause;
import org.rollbook.messages.oneroster.Filter.Operator;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.oneroster.Leaf.Kind;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Criteria.Comparison;

/** Turns a clause of a filter into a condition on rows. */
final class Clauses {
    private static final Criteria ALL = new Criteria.All();
    private static final Criteria NONE = new Criteria.None();

    private final Shape shape;
    private final Version version;
    private final Profile profile;

    Clauses(Shape shape, Version version, Profile profile) {
        this.shape = shape;
        this.version = version;
        this.profile = profile;
    }

    /** The field that a clause names; refuses what the objects do not have. */
    Leaf leaf(Clause clause) {
        var leaf = shape.leaf(version, clause.path());
        if (leaf == null) {
            throw new Refused(
                    RefusalCode.INVALID_FILTER_FIELD,
                    "Unknown filter field: %s at position %d".formatted(clause.path(), clause.position()));
        }
        boolean bare = leaf.kind() == Kind.REFERENCE && !leaf.path().endsWith(".sourcedId");
        if (bare && profile == Profile.STRICT) {
            throw new Refused(
                    RefusalCode.INVALID_FILTER_FIELD,
                    "%s at position %d is a reference: use %1$s.sourcedId".formatted(clause.path(), clause.position()));
        }
        return leaf;
    }

    Criteria criteria(Clause clause) {
        var leaf = leaf(clause);
        return clause.operator() == Operator.NOT_EQUAL
                ? new Criteria.Not(positive(leaf, with(clause, Operator.EQUAL)))
                : positive(leaf, clause);
    }

    private static Clause with(Clause clause, Operator operator) {
        return new Clause(clause.path(), operator, clause.value(), clause.position());
    }

    private Criteria positive(Leaf leaf, Clause clause) {
        return switch (leaf.kind()) {
            case STATUS -> status(clause);
            case TIME ->
                isText(clause) ? text(leaf.store(), clause.operator(), clause.value()) : time(leaf.store(), clause);
            case DATE -> date(leaf, clause);
            case EXACT ->
                leaf.path().equals("sourcedId") && clause.operator() == Operator.EQUAL
                        ? new Criteria.Ids(List.of(clause.value()))
                        : text(leaf.store(), clause.operator(), clause.value());
            case REFERENCE -> text(leaf.store(), clause.operator(), clause.value());
            case REFERENCE_TYPE -> type(leaf, clause);
            case REFERENCE_HREF -> href(leaf, clause);
            case FLAG -> text(leaf.store(), clause.operator(), Folding.fold(clause.value()));
            case TEXT -> overridden(leaf, store -> folded(leaf, store, clause));
            case LIST -> overridden(leaf, store -> list(store, clause));
            case NUMBER ->
                clause.operator() == Operator.CONTAINS
                        ? overridden(leaf, store -> text(store, Operator.CONTAINS, Folding.fold(clause.value())))
                        : number(leaf, clause);
        };
    }

    /** Under 1.1 a row's own value for 1.1 counts, where it has one. */
    private Criteria overridden(Leaf leaf, Function<String, Criteria> of) {
        return overridden(leaf, leaf.folded(), of);
    }

    private Criteria overridden(Leaf leaf, String store, Function<String, Criteria> of) {
        if (!leaf.overridden() || version != Version.V1P1) {
            return of.apply(store);
        }
        String other = Leaf.override(store);
        return new Criteria.Or(List.of(Criteria.and(new Criteria.Absent(other), of.apply(store)), present(other, of)));
    }

    private static Criteria present(String other, Function<String, Criteria> of) {
        return Criteria.and(Criteria.has(other), of.apply(other));
    }

    private static Criteria folded(Leaf leaf, String store, Clause clause) {
        var value = Folding.fold(clause.value());
        var criteria = text(store, clause.operator(), value);
        if (leaf.path().equals("email") && value.contains(" ")) {
            return new Criteria.Or(List.of(criteria, text(store, clause.operator(), value.replace(' ', '+'))));
        }
        return criteria;
    }

    private static Criteria text(String store, Operator operator, String value) {
        var comparison = compare(store, operator, value);
        if (operator == Operator.EQUAL && value.isEmpty()) {
            return new Criteria.Or(List.of(new Criteria.Absent(store), comparison));
        }
        return comparison;
    }

    private static Criteria list(String store, Clause clause) {
        if (clause.operator() == Operator.EQUAL && clause.value().isEmpty()) {
            return text(store, clause.operator(), "");
        }
        var listed = Stream.of(clause.value().split(",", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> compare(store, clause.operator(), Folding.fold(value)))
                .toList();
        if (listed.isEmpty()) {
            return NONE;
        }
        return clause.operator() == Operator.CONTAINS ? new Criteria.Or(listed) : new Criteria.And(listed);
    }

    private Criteria number(Leaf leaf, Clause clause) {
        if (clause.value().isEmpty()) {
            return clause.operator() == Operator.EQUAL ? overridden(leaf, leaf.store(), Criteria.Absent::new) : NONE;
        }
        var number = Literals.number(clause.value());
        return number == null
                ? NONE
                : overridden(leaf, leaf.store(), store -> compare(store, clause.operator(), number));
    }

    /** A part of a date is no date, and nothing is equal to what is absent. */
    private static boolean isText(Clause clause) {
        return clause.operator() == Operator.CONTAINS
                || (clause.operator() == Operator.EQUAL && clause.value().isEmpty());
    }

    private static Criteria date(Leaf leaf, Clause clause) {
        String value = isText(clause) ? clause.value() : Literals.date(clause).toString();
        return text(leaf.store(), clause.operator(), value);
    }

    /** Stored times are whole milliseconds; a value between two of them equals none. */
    private static Criteria time(String store, Clause clause) {
        var instant = Literals.instant(clause);
        String text = Times.text(instant);
        if (clause.operator() == Operator.EQUAL && Literals.isPlainDate(clause.value())) {
            return Criteria.and(
                    compare(store, Operator.GREATER_OR_EQUAL, text),
                    compare(store, Operator.LESS, Times.text(instant.plusSeconds(86_400))));
        }
        if (instant.truncatedTo(ChronoUnit.MILLIS).equals(instant)) {
            return compare(store, clause.operator(), text);
        }
        return switch (clause.operator()) {
            case GREATER, GREATER_OR_EQUAL -> compare(store, Operator.GREATER, text);
            case LESS, LESS_OR_EQUAL -> compare(store, Operator.LESS_OR_EQUAL, text);
            default -> NONE;
        };
    }

    private static Criteria status(Clause clause) {
        boolean active = Comparing.texts("active", clause.operator(), Folding.fold(clause.value()));
        boolean withdrawn = Comparing.texts("tobedeleted", clause.operator(), Folding.fold(clause.value()));
        if (active) {
            return withdrawn ? ALL : new Criteria.Active();
        }
        return withdrawn ? new Criteria.Not(new Criteria.Active()) : NONE;
    }

    private static Criteria type(Leaf leaf, Clause clause) {
        if (clause.operator() == Operator.EQUAL && clause.value().isEmpty()) {
            return new Criteria.Absent(leaf.store());
        }
        String type = Folding.fold(target(leaf).type());
        return Comparing.texts(type, clause.operator(), Folding.fold(clause.value()))
                ? Criteria.has(leaf.store())
                : NONE;
    }

    /** Addresses are not stored, so only a whole one can be compared. */
    private static Criteria href(Leaf leaf, Clause clause) {
        if (clause.operator() != Operator.EQUAL) {
            throw new Refused(
                    RefusalCode.INVALID_FILTER_FIELD,
                    "%s at position %d can be compared by = and != only".formatted(clause.path(), clause.position()));
        }
        if (clause.value().isEmpty()) {
            return new Criteria.Absent(leaf.store());
        }
        var id = Comparing.idOf(target(leaf), clause.value());
        return id == null ? NONE : equal(leaf.store(), id);
    }

    private static Target target(Leaf leaf) {
        if (leaf.target() == null) {
            throw new IllegalStateException(String.format(Locale.ROOT, "%s has no target", leaf.path()));
        }
        return leaf.target();
    }

    /** An empty override says that 1.1 shows nothing, which only the comparison with nothing may find. */
    private static Criteria compare(String store, Operator operator, Object value) {
        var compare = new Criteria.Compare(store, comparison(operator), value);
        boolean mayBeEmpty = store.endsWith(Leaf.override("")) && value instanceof String;
        return mayBeEmpty && operator != Operator.EQUAL
                ? Criteria.and(new Criteria.Not(equal(store, "")), compare)
                : compare;
    }

    private static Comparison comparison(Operator operator) {
        return switch (operator) {
            case EQUAL -> Comparison.EQUAL;
            case LESS -> Comparison.LESS;
            case LESS_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
            case GREATER -> Comparison.GREATER;
            case GREATER_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            case CONTAINS -> Comparison.CONTAINS;
            case NOT_EQUAL -> throw new IllegalStateException("!= is the negation of =");
        };
    }
}
