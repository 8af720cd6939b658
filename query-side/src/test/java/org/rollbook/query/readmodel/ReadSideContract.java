package org.rollbook.query.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.query.readmodel.Samples.LINKS;
import static org.rollbook.query.readmodel.Samples.PEOPLE;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollbook.query.readmodel.ReadSide.Options;
import org.rollbook.query.readmodel.ReadSide.Status;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How read models follow the ledger, whatever holds them. */
abstract class ReadSideContract {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Options OPTIONS = new Options(50, 4, Duration.ofSeconds(20), Duration.ofMillis(500));
    /** No batch is full: the next is folded while the last is written because many entries come. */
    private static final Options LARGE_BATCHES = new Options(5000, 4, Duration.ofSeconds(20), Duration.ofMillis(500));

    private static final int BURST = 100;
    private final GrowingLedger ledger = new GrowingLedger();
    private final Samples samples = new Samples(7, false);

    abstract ReadModelStore open();

    private ReadSide start() {
        return start(Samples.PROJECTION);
    }

    private ReadSide start(Projection projection) {
        return ReadSide.open(open(), ledger, List.of(projection), OPTIONS);
    }

    @BeforeEach
    @AfterEach
    void clear() {
        StoreClearing.clear(open());
    }

    private void append(int count) {
        ledger.append(samples.entries(ledger.head(), count));
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(LIMIT).orElseThrow();
    }

    private static void eventually(BooleanSupplier condition) {
        Flux.interval(Duration.ofMillis(20))
                .onBackpressureDrop()
                .publishOn(Schedulers.boundedElastic(), 1)
                .takeUntil(tick -> condition.getAsBoolean())
                .blockLast(LIMIT);
    }

    private void assertCurrent(ReadModels readModels) {
        readModels.reached(ledger.head()).block(LIMIT);
        var oracle = new Oracle(ledger.entries());
        for (var model : List.of(PEOPLE, LINKS)) {
            var selection = new Selection(
                    model, new Criteria.All(), Scope.everything(), null, false, null, 0, 100, null, ledger.head());
            assertThat(get(readModels.page(selection).map(Fragment::id).collectList()))
                    .containsExactlyElementsOf(
                            oracle.page(selection).stream().map(Row::id).toList());
        }
    }

    @Test
    void what_is_appended_becomes_visible() {
        append(120);
        try (var readSide = start()) {
            assertCurrent(readSide.readModels());
            append(3);
            assertCurrent(readSide.readModels());
            assertThat(readSide.status()).containsExactly(new Status(generation(readSide), true, 123, 123, null));
        }
    }

    private static int generation(ReadSide readSide) {
        return readSide.status().getFirst().generation();
    }

    @Test
    void a_restart_goes_on_where_it_ended() {
        append(100);
        int generation;
        long changedAt;
        try (var readSide = start()) {
            assertCurrent(readSide.readModels());
            generation = generation(readSide);
            changedAt = readSide.readModels().changedAt(PEOPLE);
        }
        assertThat(changedAt).isPositive();
        try (var readSide = start()) {
            assertThat(readSide.readModels().position()).isEqualTo(100);
            assertThat(readSide.readModels().changedAt(PEOPLE)).isEqualTo(changedAt);
            assertThat(generation(readSide)).isEqualTo(generation);
            append(10);
            assertCurrent(readSide.readModels());
        }
    }

    @Test
    void two_nodes_share_one_generation() {
        append(60);
        try (var one = start();
                var two = start()) {
            for (int i = 0; i < 20; i++) append(5);
            assertCurrent(one.readModels());
            assertCurrent(two.readModels());
            assertThat(generation(one)).isEqualTo(generation(two));
        }
    }

    @Test
    void entries_that_change_nothing_are_seen_at_once_and_written_with_the_next_change() {
        link("a");
        try (var one = start();
                var two = start()) {
            assertCurrent(one.readModels());
            for (int i = 2; i <= 20; i++) {
                ledger.append(List.of(Samples.entry(i, List.of())));
                assertCurrent(one.readModels());
                assertCurrent(two.readModels());
            }
            assertThat(written(one)).isEqualTo(1);
            link("b");
            assertCurrent(one.readModels());
            assertCurrent(two.readModels());
            assertThat(written(one)).isEqualTo(21);
        }
    }

    private void link(String id) {
        ledger.append(List.of(Samples.entry(ledger.head() + 1, List.of(new Samples.Put(LINKS, id, samples.link(id))))));
    }

    private long written(ReadSide readSide) {
        var store = open();
        long position = get(store.rows(generation(readSide), List.of(PEOPLE, LINKS))
                        .progress())
                .position();
        store.close().block(LIMIT);
        return position;
    }

    @Test
    void a_rebuild_ends_with_equal_digests_and_no_read_fails_meanwhile() {
        append(400);
        try (var readSide = start()) {
            var readModels = readSide.readModels();
            assertCurrent(readModels);
            long position = readModels.position();
            var before = get(readModels.digests(position));
            int first = generation(readSide);

            var done = new AtomicBoolean();
            var failure = new AtomicReference<Throwable>();
            var reads = CompletableFuture.runAsync(() -> {
                while (!done.get()) {
                    long asOf = readModels.position();
                    var selection = new Selection(
                            PEOPLE, new Criteria.All(), Scope.everything(), null, false, null, 0, 100, null, asOf);
                    try {
                        var ids =
                                get(readModels.page(selection).map(Fragment::id).collectList());
                        assertThat((long) ids.size())
                                .isEqualTo(get(readModels.count(PEOPLE, new Criteria.All(), Scope.everything(), asOf)));
                    } catch (Throwable seen) {
                        failure.set(seen);
                        return;
                    }
                }
            });
            readSide.rebuild();
            for (int i = 0; i < 10; i++) append(10);
            eventually(() -> generation(readSide) != first);
            assertCurrent(readModels);
            assertThat(get(readModels.digests(position))).isEqualTo(before);
            var store = open();
            eventually(() -> get(store.generations()).size() == 1);
            store.close().block(LIMIT);
            done.set(true);
            reads.join();
            assertThat(failure.get()).isNull();
        }
    }

    @Test
    void bursts_that_overlap_with_the_writing_of_those_before_end_with_the_digests_of_a_rebuild() {
        try (var readSide = ReadSide.open(open(), ledger, List.of(Samples.PROJECTION), LARGE_BATCHES)) {
            var readModels = readSide.readModels();
            for (int i = 0; i < 20; i++) {
                append(BURST);
                readModels.reached(ledger.head() - BURST).block(LIMIT);
            }
            assertCurrent(readModels);
            var before = get(readModels.digests(ledger.head()));
            int first = generation(readSide);
            readSide.rebuild();
            eventually(() -> generation(readSide) != first);
            assertThat(get(readModels.digests(ledger.head()))).isEqualTo(before);
        }
    }

    @Test
    void other_code_builds_a_new_generation_and_serves_the_old_one_meanwhile() {
        append(200);
        int first;
        try (var readSide = start()) {
            assertCurrent(readSide.readModels());
            first = generation(readSide);
        }
        var newer = new Projection() {
            @Override
            public List<Model> models() {
                return Samples.PROJECTION.models();
            }

            @Override
            public int revision() {
                return 2;
            }

            @Override
            public void on(RecordedEvent entry, Changes changes) {
                Samples.PROJECTION.on(entry, changes);
            }
        };
        try (var readSide = start(newer)) {
            assertThat(generation(readSide)).isEqualTo(first);
            assertThat(readSide.readModels().position()).isEqualTo(200);
            eventually(() -> generation(readSide) != first);
            append(5);
            assertCurrent(readSide.readModels());
        }
    }

    @Test
    void a_reader_waits_until_its_position_is_visible() {
        try (var readSide = start()) {
            var waiting = readSide.readModels().reached(30).toFuture();
            append(29);
            readSide.readModels().reached(29).block(LIMIT);
            assertThat(waiting).isNotDone();
            append(1);
            assertThat(waiting).succeedsWithin(LIMIT);
        }
    }

    @Test
    void who_writes_in_bulk_goes_first_until_somebody_waits() {
        try (var readSide = start()) {
            var writing = Flux.interval(Duration.ofMillis(10))
                    .onBackpressureDrop()
                    .publishOn(Schedulers.boundedElastic(), 1)
                    .doOnNext(_ -> append(OPTIONS.batchSize()))
                    .subscribe();
            long behind = 100L * OPTIONS.batchSize();
            eventually(() -> ledger.head() >= behind);
            assertThat(readSide.readModels().position()).isLessThan(behind / 2);
            readSide.readModels().reached(behind).block(LIMIT);
            writing.dispose();
            assertThat(ledger.head()).isGreaterThan(behind);
            assertCurrent(readSide.readModels());
        }
    }

    @Test
    void a_failing_ledger_is_asked_again() {
        append(10);
        ledger.away(true);
        try (var readSide = start()) {
            eventually(() -> readSide.status().getFirst().trouble() != null);
            ledger.away(false);
            assertCurrent(readSide.readModels());
            assertThat(readSide.status().getFirst().trouble()).isNull();
        }
    }
}
