package org.rollbook.query.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.query.readmodel.Samples.LINKS;
import static org.rollbook.query.readmodel.Samples.PEOPLE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What every store of read models does. */
abstract class RowStoreContract {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private ReadModelStore store;
    private Generation generation;

    /** A store whose database is used by nobody else. */
    abstract ReadModelStore open();

    /** False for a server that differs from what is asked of stores. */
    boolean ordersByCodePoint() {
        return true;
    }

    Samples samples(long seed) {
        return new Samples(seed, ordersByCodePoint());
    }

    @BeforeEach
    void prepare() {
        store = open();
        generation = create(0);
        System.out.println(getClass().getSimpleName() + " runs on " + store.description());
    }

    @AfterEach
    void close() {
        StoreClearing.clear(store);
    }

    Generation generation() {
        return generation;
    }

    private Generation create(int since) {
        var stored = get(store.create("code", List.of(PEOPLE, LINKS), since));
        return new Generation(stored, store.rows(stored.number(), List.of(PEOPLE, LINKS)));
    }

    static <T> T get(Mono<T> mono) {
        return mono.blockOptional(LIMIT).orElseThrow();
    }

    static boolean apply(Generation generation, List<RecordedEvent> entries) {
        return get(generation.apply(fold(generation, entries, null)));
    }

    private static Batch fold(Generation generation, List<RecordedEvent> entries, @Nullable Batch unwritten) {
        long after = entries.getFirst().position() - 1;
        var operations = Recorder.record(entries, List.of(Samples.PROJECTION));
        return get(generation.fold(after, entries.getLast().position(), operations, unwritten));
    }

    private static List<RecordedEvent> fill(Generation generation, Samples samples, int... batches) {
        var all = new ArrayList<RecordedEvent>();
        for (int size : batches) {
            var batch = samples.entries(all.size(), size);
            assertThat(apply(generation, batch)).isTrue();
            all.addAll(batch);
        }
        return all;
    }

    @Test
    void every_question_is_answered_as_of_any_position() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        var samples = samples(seed);
        var entries = fill(generation, samples, 1, 1, 40, 1, 400, 7, 300, 60);
        var oracle = new Oracle(entries);
        var rows = generation.rows();
        for (int i = 0; i < 1500; i++) {
            var model = i % 3 == 0 ? LINKS : PEOPLE;
            var criteria = samples.criteria(model, 2);
            var scope = samples.scope();
            long asOf = samples.position(entries.size());
            String question = "seed " + seed + ": " + criteria + " in " + scope + " as of " + asOf;
            long total = oracle.matching(model, criteria, scope, asOf).size();
            assertThat(get(rows.count(model, criteria, scope, asOf)))
                    .as(question)
                    .isEqualTo(total);
            var selection = samples.selection(model, criteria, scope, asOf, i % 2 == 0 ? total : null);
            for (var form : Form.values()) {
                assertThat(get(rows.page(selection, form).collectList()))
                        .as(question + ": " + selection)
                        .isEqualTo(oracle.page(selection).stream()
                                .map(row -> new Fragment(row.id(), row.body(form)))
                                .toList());
            }
        }
    }

    @Test
    void changes_come_in_the_order_of_the_ledger_as_a_scope_sees_them() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        var samples = samples(seed);
        var entries = fill(generation, samples, 1, 40, 1, 200, 7, 150);
        var oracle = new Oracle(entries);
        for (int i = 0; i < 400; i++) {
            var history = samples.history(i % 3 == 0 ? LINKS : PEOPLE, samples.scope(), entries.size());
            assertThat(get(generation.rows().changes(history).collectList()))
                    .as("seed " + seed + ": " + history)
                    .isEqualTo(oracle.changes(history));
        }
    }

    @Test
    void one_row_is_what_it_was_at_the_position() {
        var samples = samples(1);
        var entries = fill(generation, samples, 150, 50);
        var oracle = new Oracle(entries);
        for (int i = 0; i < 300; i++) {
            long asOf = samples.position(entries.size());
            var scope = samples.scope();
            String id = samples.personId();
            Row expected = oracle.rows(PEOPLE, asOf).get(id);
            if (expected != null && !Oracle.inScope(expected, scope)) expected = null;
            assertThat(generation.rows().get(PEOPLE, id, scope, asOf).block(LIMIT))
                    .isEqualTo(expected);
        }
    }

    @Test
    void of_ids_those_in_scope_are_visible() {
        var samples = samples(2);
        var entries = fill(generation, samples, 100);
        var oracle = new Oracle(entries);
        var scope = Scope.of(Set.of("north"));
        var ids = Set.of("p1", "p2", "p'", "p\\", "pé", "absent");
        assertThat(get(generation.rows().visible(PEOPLE, ids, scope, 70)))
                .containsExactlyInAnyOrderElementsOf(oracle.matching(PEOPLE, new Criteria.Ids(ids), scope, 70).stream()
                        .map(Row::id)
                        .toList());
    }

    @Test
    void digests_are_equal_however_entries_are_batched() {
        var entries = samples(3).entries(0, 120);
        var other = create(generation.number());
        entries.forEach(entry -> assertThat(apply(generation, List.of(entry))).isTrue());
        assertThat(apply(other, entries)).isTrue();
        for (var model : List.of(PEOPLE, LINKS)) {
            for (long asOf : List.of(0L, 60L, 120L)) {
                assertThat(get(other.rows().digest(model, asOf)))
                        .isEqualTo(get(generation.rows().digest(model, asOf)));
            }
        }
        assertThat(get(other.rows().digest(PEOPLE, 60)))
                .isNotEqualTo(get(other.rows().digest(PEOPLE, 120)));
    }

    @Test
    void a_batch_can_be_folded_before_the_one_before_it_is_written() {
        var entries = samples(8).entries(0, 400);
        var other = create(generation.number());
        assertThat(apply(generation, entries)).isTrue();
        Batch unwritten = null;
        for (int i = 0; i < 400; i += 50) {
            var next = fold(other, entries.subList(i, i + 50), unwritten);
            if (unwritten != null) assertThat(get(other.apply(unwritten))).isTrue();
            unwritten = next;
        }
        assertThat(get(other.apply(unwritten))).isTrue();
        for (var model : List.of(PEOPLE, LINKS)) {
            assertThat(get(other.rows().digest(model, 400)))
                    .isEqualTo(get(generation.rows().digest(model, 400)));
            assertThat(get(other.rows().count(model, new Criteria.All(), Scope.everything(), 400)))
                    .isEqualTo(get(generation.rows().count(model, new Criteria.All(), Scope.everything(), 400)));
        }
    }

    @Test
    void a_value_that_is_cut_within_a_character_is_stored_and_found() {
        String value = "a".repeat(IndexValues.LONGEST - 1) + "\ud83d\ude00";
        for (int number : List.of(1, 200)) {
            var entries = new ArrayList<RecordedEvent>();
            long after = get(generation.progress()).position();
            for (int i = 1; i <= number; i++) {
                var row = new Row(number + "-" + i, null, true, "{}", null, Map.of("familyName", value));
                entries.add(Samples.entry(after + i, List.of(new Samples.Put(PEOPLE, row.id(), row))));
            }
            assertThat(apply(generation, entries)).isTrue();
        }
        var question = Criteria.equal("familyName", value);
        assertThat(get(generation.rows().count(PEOPLE, question, Scope.everything(), 201)))
                .isEqualTo(201);
    }

    @Test
    void a_batch_is_applied_once() {
        var entries = samples(4).entries(0, 30);
        assertThat(apply(generation, entries)).isTrue();
        String digest = get(generation.rows().digest(PEOPLE, 30));
        assertThat(apply(generation, entries)).isFalse();
        assertThat(apply(generation, entries.subList(10, 30))).isFalse();
        assertThat(get(generation.rows().digest(PEOPLE, 30))).isEqualTo(digest);
        assertThat(get(generation.progress()).position()).isEqualTo(30);
    }

    @Test
    void progress_says_where_each_model_changed_last() {
        var row = new Row("l1", null, true, "{}", null, Map.of());
        apply(
                generation,
                List.of(
                        Samples.entry(1, List.of(new Samples.Put(LINKS, "l1", row))),
                        Samples.entry(2, List.of(new Samples.Put(LINKS, "l1", row))),
                        Samples.entry(3, List.of())));
        assertThat(get(generation.progress())).isEqualTo(new RowStore.Progress(3, null, Map.of("links", 1L)));
    }

    @Test
    void pages_far_from_both_ends_are_exact() {
        var puts = new ArrayList<Samples.Put>();
        for (int i = 0; i < 6000; i++) {
            Map<String, Object> fields = i % 10 == 0 ? Map.of() : Map.of("familyName", "n" + i % 7);
            var schools = Set.of(i % 3 == 0 ? "north" : "south");
            puts.add(new Samples.Put(
                    PEOPLE, "p%05d".formatted(i), new Row("p%05d".formatted(i), schools, true, "{}", null, fields)));
        }
        var entries = List.of(Samples.entry(1, puts));
        apply(generation, entries);
        var oracle = new Oracle(entries);
        for (String sort : new String[] {null, "familyName", "age"}) {
            for (var scope : List.of(Scope.everything(), Scope.of(Set.of("north")))) {
                for (long offset : List.of(1000L, 1999L, 5990L, 7000L)) {
                    for (boolean descending : List.of(false, true)) {
                        var selection = new Selection(
                                PEOPLE, new Criteria.Active(), scope, sort, descending, null, offset, 20, null, 1);
                        assertThat(get(generation
                                        .rows()
                                        .page(selection, Form.BODY)
                                        .map(Fragment::id)
                                        .collectList()))
                                .as(selection.toString())
                                .isEqualTo(oracle.page(selection).stream()
                                        .map(Row::id)
                                        .toList());
                    }
                }
            }
        }
    }

    @Test
    void generations_are_numbered_served_and_dropped() {
        assertThat(get(store.create("code", List.of(PEOPLE), 0)).number())
                .as("another node of the same code finds it")
                .isEqualTo(generation.number());
        var second = get(store.create("code", List.of(PEOPLE), generation.number()));
        assertThat(second.number()).isGreaterThan(generation.number());
        store.serve(generation.number()).block(LIMIT);
        store.serve(second.number()).block(LIMIT);
        store.drop(generation.number()).block(LIMIT);
        assertThat(get(store.generations()))
                .containsExactly(new ReadModelStore.Generation(second.number(), "code", List.of("people"), true));
    }
}
