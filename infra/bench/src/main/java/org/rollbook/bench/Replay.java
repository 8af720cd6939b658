package org.rollbook.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rollbook.bench.Measure.Bar;
import org.rollbook.query.readmodel.ReadSide;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** All read models anew from the first entry, against a loop that only reads entries and copies rows. */
final class Replay implements Bench {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String about() {
        return "replay of all read models, against copying the same rows";
    }

    @Override
    public List<Measure> run(Surroundings surroundings) throws Exception {
        var site = surroundings.district().site();
        var readSide = site.part(ReadSide.class);
        var product = new ArrayList<Double>();
        var raw = new ArrayList<Double>();
        for (var round = 0; round < surroundings.conditions().rounds(); round++) {
            var entries = serving(readSide).head();
            product.add(entries / rebuild(readSide));
            raw.add(entries / RawReplay.run(site.database()));
        }
        return List.of(new Measure(
                name(),
                "all read models; entries read and rows copied",
                Load.median(product),
                Load.median(raw),
                "entries/s",
                Bar.atLeast(0.5)));
    }

    private static double rebuild(ReadSide readSide) {
        var before = serving(readSide).generation();
        var begin = System.nanoTime();
        readSide.rebuild();
        Flux.interval(LOOK_AGAIN)
                .onBackpressureDrop()
                .publishOn(Schedulers.boundedElastic()) // asking for the state blocks
                .takeUntil(tick -> serving(readSide).generation() > before)
                .blockLast(PATIENCE);
        return (System.nanoTime() - begin) / 1e9;
    }

    private static ReadSide.Status serving(ReadSide readSide) {
        return readSide.status().stream()
                .filter(ReadSide.Status::serving)
                .findFirst()
                .orElseThrow();
    }
}
