package org.rollbook.query.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.Settings;
import org.rollbook.messages.connection.SettingsChanged;
import org.rollbook.messages.gradebook.ScoreWithdrawn;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.Filter;
import org.rollbook.messages.oneroster.Filter.Clause;
import org.rollbook.messages.oneroster.Filter.Operator;
import org.rollbook.messages.oneroster.FindObjects;
import org.rollbook.messages.oneroster.FindObjects.Parent;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Reader;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.messages.roster.ClassWithdrawn;
import org.rollbook.messages.roster.PersonWithdrawn;
import org.rollbook.query.StoredRows;
import org.rollbook.query.connection.settings.SettingsProjection;
import org.rollbook.query.readmodel.CodePoints;
import org.rollbook.query.readmodel.GrowingLedger;
import org.rollbook.query.readmodel.ReadModelStore;
import org.rollbook.query.readmodel.ReadSide;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.readmodel.StoreClearing;
import tools.jackson.databind.JsonNode;

/** Random questions about every collection, alone and within others, on every field: answered as looking would. */
@Tag("P1")
abstract class QueryContract {
    private static final int QUESTIONS = Integer.getInteger("questions", 2_500);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Filter ALSO_WITHDRAWN =
            new Filter(List.of(List.of(new Clause("status", Operator.NOT_EQUAL, "", 0))));
    private static final List<String> WITHIN = List.of(
            "classes/students",
            "classes/teachers",
            "classes/enrollments",
            "classes/lineItems",
            "classes/results",
            "classes/scoreScales",
            "classes/categories",
            "classes/resources",
            "schools/classes",
            "schools/courses",
            "schools/students",
            "schools/teachers",
            "schools/terms",
            "schools/enrollments",
            "schools/scoreScales",
            "terms/classes",
            "terms/gradingPeriods",
            "courses/classes",
            "courses/resources",
            "students/classes",
            "teachers/classes",
            "users/classes",
            "users/resources",
            "classes/students/results",
            "classes/lineItems/results",
            "schools/classes/students",
            "schools/classes/teachers",
            "schools/classes/enrollments");

    private final StoredRows rows = new StoredRows();
    private final OneRosterQueries memory = new OneRosterQueries(rows);
    private ReadSide readSide;
    private OneRosterQueries stored;
    private Random random;
    private int refused;

    /** A store whose database is used by nobody else. */
    abstract ReadModelStore open();

    @AfterEach
    void stop() {
        readSide.close();
        StoreClearing.clear(open());
    }

    private void fill(long seed) {
        random = new Random(seed);
        var entries = new ArrayList<RecordedEvent>(GeneratedDistrict.events(random.nextLong()));
        for (Object event : List.of(
                new PersonWithdrawn("us-03"),
                new ClassWithdrawn("cl-1"),
                new ScoreWithdrawn("re-0-0", "li-0", "us-00"))) {
            entries.add(GeneratedDistrict.entry(entries.size() + 1, event));
        }
        var settled = new SettingsChanged(new Settings(random.nextBoolean(), true, 50, Set.of(), false));
        entries.add(GeneratedDistrict.entry(entries.size() + 1, settled));
        var projections = List.of(GeneratedDistrict.ALL, new SettingsProjection());
        projections.forEach(one -> rows.project(one, entries));
        var ledger = new GrowingLedger();
        ledger.append(entries);
        var options = new ReadSide.Options(500, 4, Duration.ofSeconds(20), Duration.ofMillis(500));
        readSide = ReadSide.open(open(), ledger, projections, options);
        readSide.readModels().reached(ledger.head()).block(LIMIT);
        stored = new OneRosterQueries(readSide.readModels());
    }

    @Test
    void every_question_is_answered_as_looking_into_every_object_would() {
        long seed = Long.getLong("seed", System.nanoTime());
        fill(seed);
        for (int i = 0; i < QUESTIONS; i++) {
            compare(question(), "seed " + seed);
        }
        System.out.println(getClass().getSimpleName() + ": " + QUESTIONS + " random questions compared, " + refused
                + " of them refused, seed " + seed);
        assertThat(refused).isLessThan(QUESTIONS / 3);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private FindObjects question() {
        var version = one(List.of(Version.values()));
        var within = new ArrayList<Parent>();
        Collection wanted;
        if (random.nextBoolean()) {
            wanted = one(List.of(Collection.values()));
        } else {
            var words = one(WITHIN).split("/");
            for (int i = 0; i < words.length - 1; i++) {
                within.add(new Parent(collection(words[i]), parent(words[i])));
            }
            wanted = collection(words[words.length - 1]);
        }
        var shape = Shapes.of(wanted);
        var paths = new ArrayList<>(new TreeSet<>(shape.paths(version)));
        paths.add("metadata.example.label");
        Set<String> schools = one(List.of(true, false)) ? null : Set.of("org-north");
        var reader = new Reader("con-1", Profile.LENIENT, schools);
        var plain = new FindObjects(
                version, wanted, within, reader, 10_000, 0, null, false, ALSO_WITHDRAWN, List.of(), null);
        var filter = random.nextInt(5) == 0 ? null : filter(shape, version, paths, plain);
        String sort = random.nextInt(3) > 0 ? null : sort(shape, version, paths, reader);
        return new FindObjects(
                version,
                wanted,
                within,
                reader,
                1 + random.nextInt(30),
                random.nextInt(3) == 0 ? random.nextInt(12) : 0,
                sort,
                random.nextBoolean(),
                filter,
                List.of(),
                null);
    }

    private static Collection collection(String path) {
        for (var known : Collection.values()) {
            if (known.path().equals(path)) {
                return known;
            }
        }
        throw new AssertionError(path);
    }

    private String parent(String path) {
        return switch (path) {
            case "classes" -> "cl-" + random.nextInt(7);
            case "schools" -> one(GeneratedDistrict.SCHOOLS);
            case "terms" -> "as-fall";
            case "courses" -> "co-1";
            case "lineItems" -> "li-" + random.nextInt(6);
            default -> "us-%02d".formatted(random.nextInt(24));
        };
    }

    /** What 1.1 shows in another way than 1.2 is put in the order of 1.2. */
    private @Nullable String sort(Shape shape, Version version, List<String> paths, Reader reader) {
        String path = one(paths);
        var leaf = shape.leaf(version, path);
        boolean plain = leaf != null
                && leaf.sortable()
                && !leaf.overridden()
                && !(leaf.spans() && reader.schools() != null)
                && (leaf.kind() != Leaf.Kind.REFERENCE || path.endsWith(".sourcedId"))
                && !path.startsWith("metadata");
        return plain ? path : null;
    }

    private Filter filter(Shape shape, Version version, List<String> paths, FindObjects plain) {
        List<JsonNode> shown;
        try {
            shown = objects(memory, plain);
        } catch (Refused unknown) {
            shown = List.of();
        }
        var alternatives = new ArrayList<List<Clause>>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            var clauses = new ArrayList<Clause>();
            for (int j = 1 + random.nextInt(2); j > 0; j--) {
                clauses.add(clause(shape, version, one(paths), shown));
            }
            alternatives.add(clauses);
        }
        return new Filter(alternatives);
    }

    private Clause clause(Shape shape, Version version, String path, List<JsonNode> shown) {
        var operator = one(List.of(Operator.values()));
        if (path.equals("status")) {
            return new Clause(path, operator, one(List.of("active", "tobedeleted")), 0);
        }
        if (path.equals("dateLastModified")) {
            return new Clause(path, operator, one(List.of("2026-09-14", "2026-09-14T12:00:00+02:00", "2026-10")), 0);
        }
        var values = new ArrayList<String>(List.of("", "zzz", "50", "2026-09-14", "a"));
        if (!shown.isEmpty()) {
            for (var found : Looking.values(one(shown), shape.leaf(version, path))) {
                String text = Looking.text(found);
                values.addAll(List.of(text, text, text.toUpperCase(java.util.Locale.ROOT), text + ",10"));
                values.add(text.substring(0, text.length() / 2));
            }
        }
        return new Clause(path, operator, one(values), 0);
    }

    private void compare(FindObjects question, String seed) {
        List<JsonNode> expected;
        try {
            objects(memory, question);
            expected = expected(question);
        } catch (Refused refusal) {
            refused++;
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> objects(stored, question))
                    .as(seed + " " + question)
                    .isInstanceOf(Refused.class)
                    .hasMessage(refusal.getMessage());
            return;
        }
        assertThat(objects(stored, question).stream().map(StoredJson::text))
                .as(seed + " " + question)
                .containsExactlyElementsOf(
                        expected.stream().map(StoredJson::text).toList());
    }

    private List<JsonNode> expected(FindObjects q) {
        var filter = q.filter();
        boolean withdrawn = filter != null && (filter.names("status") || filter.names("dateLastModified"));
        var plain = new FindObjects(
                q.version(),
                q.collection(),
                q.within(),
                q.reader(),
                10_000,
                0,
                null,
                false,
                withdrawn ? ALSO_WITHDRAWN : null,
                List.of(),
                null);
        var shape = Shapes.of(q.collection());
        var leaf = q.sort() == null ? null : shape.leaf(q.version(), q.sort());
        return objects(memory, plain).stream()
                .filter(object -> filter == null
                        || filter.anyOf().stream()
                                .anyMatch(clauses -> clauses.stream()
                                        .allMatch(clause ->
                                                Looking.holds(shape.leaf(q.version(), clause.path()), clause, object))))
                .sorted(order(leaf, q.descending()))
                .skip(q.offset())
                .limit(q.limit())
                .toList();
    }

    private static Comparator<JsonNode> order(@Nullable Leaf leaf, boolean descending) {
        Comparator<JsonNode> byId =
                Comparator.comparing(object -> object.path("sourcedId").asString(), CodePoints.ORDER);
        Comparator<JsonNode> order = leaf == null
                ? byId
                : Comparator.comparing((JsonNode object) -> value(object, leaf), QueryContract::compareValues)
                        .thenComparing(byId);
        return descending ? order.reversed() : order;
    }

    private static @Nullable Object value(JsonNode object, Leaf leaf) {
        var values = Looking.values(object, leaf);
        if (values.isEmpty()) {
            return null;
        }
        var value = values.getFirst();
        return leaf.kind() == Leaf.Kind.NUMBER ? value.decimalValue() : Looking.text(value);
    }

    private static int compareValues(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        return a instanceof BigDecimal number
                ? number.compareTo((BigDecimal) b)
                : CodePoints.ORDER.compare(a.toString(), b.toString());
    }

    private static List<JsonNode> objects(OneRosterQueries queries, FindObjects question) {
        return queries.handle(question).blockOptional(LIMIT).orElseThrow().objects().stream()
                .map(object -> (JsonNode) StoredJson.object(object))
                .toList();
    }
}
