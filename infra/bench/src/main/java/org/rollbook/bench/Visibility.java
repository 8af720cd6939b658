package org.rollbook.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.rollbook.bench.Measure.Bar;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Commands;
import org.rollbook.messages.Queries;
import org.rollbook.messages.gradebook.Submitter;
import reactor.core.publisher.Mono;

/**
 * How long what has been committed stays invisible, while half as much is written as can be. The maximum is what writers
 * reach who wait until what they wrote is visible: more than that only piles up.
 */
final class Visibility implements Bench {
    private static final int IN_FLIGHT = 128;
    private static final int LINE_ITEMS = 500;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration SETTLING = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "visibility";
    }

    @Override
    public String about() {
        return "from commit to visible, at half of the write maximum";
    }

    @Override
    public List<Measure> run(Surroundings surroundings) throws Exception {
        var district = surroundings.district();
        var commands = district.site().part(Commands.class);
        var queries = district.site().part(Queries.class);
        try (var vendor = district.vendor(1)) {
            var book = GradeBook.prepare(district, vendor, LINE_ITEMS);
            var maximum = surroundings
                    .load(IN_FLIGHT)
                    .measure(Load.futures(number -> commands.send(command(book, number), caller(number))
                            .thenCompose(receipt -> queries.shown(receipt.position(), LIMIT))))
                    .perSecond();
            settle(queries, commands, book);
            var p99 = new ArrayList<Double>();
            var reached = new ArrayList<Double>();
            for (var round = 0; round < surroundings.conditions().rounds(); round++) {
                var times = new ConcurrentLinkedQueue<Long>();
                try (var pace = new Pace(
                        maximum / 2,
                        number -> Mono.fromFuture(() -> commands.send(command(book, number), caller(number))
                                .thenCompose(receipt -> visible(queries, receipt, times))))) {
                    Mono.delay(surroundings.conditions().round().multipliedBy(2))
                            .block();
                    reached.add(pace.reached());
                }
                settle(queries, commands, book);
                p99.add(Load.percentile(
                        times.stream().mapToLong(Long::longValue).sorted().toArray(), 0.99));
            }
            return List.of(
                    new Measure(name(), "commit to visible, p99", Load.median(p99), null, "ms", Bar.atMost(50)),
                    new Measure(
                            name(), "scores written meanwhile; maximum", Load.median(reached), maximum, "1/s", null));
        }
    }

    /** What was written before is not measured, and what was written is all counted. */
    private static void settle(Queries queries, Commands commands, GradeBook book) {
        var last = commands.send(command(book, 0), caller(0)).join();
        if (!queries.shown(last.position(), SETTLING).join()) {
            throw new IllegalStateException("what was written is not visible after " + SETTLING);
        }
    }

    private static CompletableFuture<Boolean> visible(
            Queries queries, Commands.Receipt receipt, ConcurrentLinkedQueue<Long> times) {
        var committed = System.nanoTime();
        return queries.shown(receipt.position(), LIMIT).whenComplete((shown, failure) -> {
            times.add(System.nanoTime() - committed);
        });
    }

    private static Object command(GradeBook book, long number) {
        return book.score(number).command(Submitter.SIS);
    }

    private static Caller caller(long number) {
        return Caller.system("visibility-" + number);
    }
}
