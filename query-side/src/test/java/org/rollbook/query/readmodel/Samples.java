package org.rollbook.query.readmodel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Models, entries and questions made up at random, full of what is hard to store. */
final class Samples {
    static final Model PEOPLE = Model.named("people")
            .indexedText("familyName")
            .text("nick")
            .indexedText("modified")
            .indexedTexts("roles")
            .texts("grades")
            .number("age")
            .text("kind")
            .talliedBy("roles")
            .talliedBy("kind");
    static final Model LINKS = Model.named("links")
            .indexedText("class.sourcedId")
            .indexedText("user.sourcedId")
            .text("role");

    private static final List<String> ODD = List.of(
            "",
            "a",
            "A",
            "ä",
            "z\\\"'",
            "tab\tline\n",
            "{x,y}",
            "\\N",
            "%_",
            "𝒜",
            "ﬀ",
            "Zoë",
            "nul\0l",
            "rec\u001eord",
            "$1");
    private static final List<String> SCHOOLS = List.of("north", "south", "e\"a,s}t", "west\\");
    private static final List<String> ROLES = List.of("student", "teacher", "guardian");

    private final Random random;
    private final boolean astral;

    /** @param astral whether there are characters beyond the first 65,536 */
    Samples(long seed, boolean astral) {
        this.random = new Random(seed);
        this.astral = astral;
    }

    /** Something that happens to one row; {@code row} null for its end. */
    record Put(Model model, String id, @Nullable Row row) {}

    /** A row as the event itself, put by a projection that knows nothing else. */
    static final Projection PROJECTION = new Projection() {
        @Override
        public List<Model> models() {
            return List.of(PEOPLE, LINKS);
        }

        @Override
        public void on(RecordedEvent entry, Changes changes) {
            if (entry.event() instanceof List<?> puts) {
                for (Object one : puts) {
                    var put = (Put) one;
                    if (put.row() == null) changes.end(put.model(), put.id());
                    else changes.put(put.model(), put.row());
                }
            }
        }
    };

    List<RecordedEvent> entries(long after, int count) {
        var entries = new ArrayList<RecordedEvent>();
        for (int i = 1; i <= count; i++) {
            var puts = new ArrayList<Put>();
            for (int n = random.nextInt(4); n > 0; n--) puts.add(put());
            entries.add(entry(after + i, puts));
        }
        return entries;
    }

    static RecordedEvent entry(long position, Object event) {
        return new RecordedEvent(position, Instant.ofEpochMilli(position), "s", position, event, Map.of());
    }

    private Put put() {
        if (random.nextBoolean()) {
            String id = "link" + random.nextInt(200);
            return new Put(LINKS, id, random.nextInt(8) == 0 ? null : link(id));
        }
        String id = personId();
        return new Put(PEOPLE, id, random.nextInt(8) == 0 ? null : person(id));
    }

    String personId() {
        return "p"
                + one(List.of("1", "2", "3", "4", "5", "'", "\\", "é", astral ? "𝒜" : "-", "ﬀ", "\t", "6", "7", "8"));
    }

    Row link(String id) {
        return new Row(
                id,
                schools(),
                random.nextInt(5) > 0,
                "{\"link\":" + random.nextInt(3) + "}",
                null,
                Map.of("class.sourcedId", classId(), "user.sourcedId", personId(), "role", one(ROLES)));
    }

    String classId() {
        return "class" + random.nextInt(4);
    }

    private Row person(String id) {
        Map<String, Object> fields = new HashMap<>();
        if (random.nextInt(4) > 0) fields.put("familyName", random.nextInt(9) == 0 ? "long".repeat(200) : odd());
        if (random.nextInt(4) > 0) fields.put("nick", odd());
        if (random.nextInt(4) > 0) fields.put("age", age());
        if (random.nextInt(4) > 0) fields.put("kind", one(List.of("x", "y")));
        if (random.nextInt(4) > 0) fields.put("metadata.note", odd());
        fields.put("modified", modified());
        fields.put("roles", some(ROLES));
        fields.put("grades", some(List.of("01", "02", "KG")));
        String body = "{\"id\":\"" + "é".repeat(random.nextInt(6) == 0 ? 1800 : random.nextInt(3)) + "\\\\ \\\"x\"}";
        String other = random.nextInt(3) == 0 ? "{\"other\":" + random.nextInt(2) + "}" : null;
        return new Row(id, schools(), random.nextInt(5) > 0, body, other, fields);
    }

    private BigDecimal age() {
        return one(List.of(BigDecimal.ZERO, new BigDecimal("1.50"), new BigDecimal("-2"), new BigDecimal("1E+2")));
    }

    String modified() {
        return "2026-01-0" + (1 + random.nextInt(5)) + "T00:00:00.000Z";
    }

    private @Nullable Set<String> schools() {
        return random.nextInt(8) == 0 ? null : new HashSet<>(some(SCHOOLS));
    }

    Scope scope() {
        return switch (random.nextInt(4)) {
            case 0 -> Scope.everything();
            case 1 -> Scope.of(Set.of());
            case 2 -> Scope.of(Set.of(one(SCHOOLS)));
            default -> {
                var many = new HashSet<>(some(SCHOOLS));
                if (random.nextBoolean()) for (int i = 0; i < 9; i++) many.add("school" + i);
                yield Scope.of(many);
            }
        };
    }

    Criteria criteria(Model model, int depth) {
        return switch (random.nextInt(depth == 0 ? 9 : 13)) {
            case 0 -> new Criteria.All();
            case 1 -> new Criteria.Active();
            case 2 -> random.nextInt(5) == 0 ? new Criteria.None() : ids(model);
            case 3 -> new Criteria.Absent(field(model));
            case 4 -> in(model);
            case 5, 6, 7 -> compare(model);
            case 8 -> new Criteria.Within(scope());
            case 9 -> new Criteria.Or(List.of(criteria(model, depth - 1), criteria(model, depth - 1)));
            case 10 -> new Criteria.Not(criteria(model, depth - 1));
            case 11 -> related(model, depth - 1);
            default -> new Criteria.And(List.of(criteria(model, depth - 1), criteria(model, depth - 1)));
        };
    }

    private Criteria ids(Model model) {
        return new Criteria.Ids(
                model == PEOPLE ? List.of(personId(), personId()) : List.of("link" + random.nextInt(200), "link1"));
    }

    private Criteria related(Model model, int depth) {
        return model == PEOPLE
                ? new Criteria.Related(LINKS, criteria(LINKS, depth), "user.sourcedId", "")
                : new Criteria.Related(PEOPLE, criteria(PEOPLE, depth), "", "user.sourcedId");
    }

    private Criteria in(Model model) {
        if (model == LINKS) return new Criteria.In("class.sourcedId", List.of(classId(), classId()));
        return random.nextBoolean()
                ? new Criteria.In("roles", List.of("teacher", "guardian"))
                : new Criteria.In("nick", List.of(odd(), odd()));
    }

    private Criteria compare(Model model) {
        var comparison = one(List.of(Criteria.Comparison.values()));
        if (model == LINKS) return new Criteria.Compare(field(LINKS), comparison, linkValue());
        return switch (random.nextInt(6)) {
            case 0 ->
                comparison == Criteria.Comparison.CONTAINS
                        ? new Criteria.Compare("nick", comparison, odd())
                        : new Criteria.Compare("age", comparison, age());
            case 1 -> new Criteria.Compare("modified", comparison, modified());
            case 2 -> new Criteria.Compare("roles", comparison, one(ROLES));
            case 3 -> new Criteria.Compare("metadata.note", comparison, odd());
            case 4 -> new Criteria.Compare("familyName", comparison, odd());
            default -> new Criteria.Compare("grades", comparison, one(List.of("01", "02", "K")));
        };
    }

    private String linkValue() {
        return one(List.of(classId(), personId(), one(ROLES)));
    }

    private String field(Model model) {
        return one(model.fields()).name();
    }

    Selection selection(Model model, Criteria criteria, Scope scope, long asOf, @Nullable Long total) {
        String sort = null;
        if (random.nextInt(3) == 0) {
            sort = model == LINKS ? one(List.of("class.sourcedId", "role")) : one(List.of("familyName", "nick", "age"));
        }
        String after = sort == null && random.nextInt(3) == 0 ? model == LINKS ? "link15" : personId() : null;
        long offset = random.nextInt(3) == 0 ? 0 : random.nextInt(20);
        int limit = random.nextInt(3) == 0 ? 1 + random.nextInt(3_000) : 1 + random.nextInt(10);
        return new Selection(model, criteria, scope, sort, random.nextBoolean(), after, offset, limit, total, asOf);
    }

    History history(Model model, Scope scope, long newest) {
        long after = position(newest);
        String afterId = random.nextInt(3) > 0 ? null : model == LINKS ? "link15" : personId();
        long upTo = random.nextInt(3) == 0 ? newest : after + random.nextLong(newest - after + 1);
        return new History(model, criteria(model, 0), scope, after, afterId, upTo, 1 + random.nextInt(60));
    }

    long position(long newest) {
        return random.nextInt(3) == 0 ? newest : random.nextLong(newest + 1);
    }

    private String odd() {
        String odd = one(ODD);
        return astral ? odd : odd.replace("𝒜", "-");
    }

    private <T> List<T> some(List<T> all) {
        return all.stream().filter(one -> random.nextInt(3) == 0).toList();
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
