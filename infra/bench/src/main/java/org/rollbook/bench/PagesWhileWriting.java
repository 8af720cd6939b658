package org.rollbook.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.rollbook.bench.Measure.Bar;
import reactor.core.publisher.Mono;

/** Pages while results come in, against pages while nothing else happens. */
final class PagesWhileWriting implements Bench {
    private static final int IN_FLIGHT = 32;
    private static final int WRITERS = 64;
    private static final int LINE_ITEMS = 500;
    private static final double WRITES = 1000;

    @Override
    public String name() {
        return "pages-while-writing";
    }

    @Override
    public String about() {
        return "pages while 1,000 results are written in a second, against pages alone";
    }

    @Override
    public List<Measure> run(Surroundings surroundings) throws Exception {
        var district = surroundings.district();
        var load = surroundings.load(IN_FLIGHT);
        var alone = new ArrayList<Load.Result>();
        var beside = new ArrayList<Load.Result>();
        var written = new ArrayList<Double>();
        try (var reader = district.vendor(IN_FLIGHT);
                var writer = district.vendor(WRITERS)) {
            var book = GradeBook.prepare(district, writer, LINE_ITEMS);
            LongFunction<Mono<String>> write = number -> {
                var score = book.score(number);
                return writer.put(GradeBook.path(score), score.json());
            };
            surroundings.load(WRITERS).warmUp(write);
            load.warmUp(number -> reader.get(FirstPages.USERS));
            for (var round = 0; round < surroundings.conditions().rounds(); round++) {
                alone.add(load.once(number -> reader.get(FirstPages.USERS)));
                try (var pace = new Pace(WRITES, write)) {
                    beside.add(load.once(number -> reader.get(FirstPages.USERS)));
                    written.add(pace.reached());
                }
            }
        }
        var pair = new Load.Pair(Load.medians(beside), Load.medians(alone));
        return List.of(
                Measure.rate(name(), "GET users?limit=100 while results are written", pair, Bar.atLeast(0.6)),
                new Measure(
                        name(), "results written meanwhile", Load.median(written), WRITES, "1/s", Bar.atLeast(0.95)));
    }
}
