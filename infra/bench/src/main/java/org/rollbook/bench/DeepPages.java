package org.rollbook.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rollbook.bench.Measure.Bar;

/** The deepest page of all users: asked for without a walk before it, and at the end of a walk by links. */
final class DeepPages implements Bench {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int COLD = 12;
    private static final int LAST = 50;

    @Override
    public String name() {
        return "deep-page";
    }

    @Override
    public String about() {
        return "the deepest page, by offset and by link, against the first";
    }

    @Override
    public List<Measure> run(Surroundings surroundings) throws Exception {
        var district = surroundings.district();
        var deepest = FirstPages.USERS + "&offset=" + (district.users() - 100);
        var first = new ArrayList<Double>();
        var cold = new ArrayList<Double>();
        var linkedFirst = new ArrayList<Double>();
        var linked = new ArrayList<Double>();
        for (var round = 0; round <= surroundings.conditions().rounds(); round++) {
            var coldFirst = fresh(district, FirstPages.USERS);
            var coldDeep = fresh(district, deepest);
            var walk = walk(district);
            if (round > 0) { // the one before warms up
                first.add(coldFirst);
                cold.add(coldDeep);
                linkedFirst.add(Load.median(walk.subList(0, Math.min(LAST, walk.size()))));
                linked.add(Load.median(walk.subList(Math.max(0, walk.size() - LAST - 1), walk.size() - 1)));
            }
        }
        return List.of(
                new Measure(
                        name(),
                        "deepest page by offset, no walk before it; first page likewise",
                        Load.median(cold),
                        Load.median(first),
                        "ms",
                        Bar.atMost(2)),
                new Measure(
                        name(),
                        "last pages of a walk by links; its first pages",
                        Load.median(linked),
                        Load.median(linkedFirst),
                        "ms",
                        Bar.atMost(1.1)));
    }

    /** Median time of a page that is the first thing that a connection asks for. */
    private static double fresh(District district, String path) {
        var times = new ArrayList<Double>();
        for (var i = 0; i < COLD; i++) {
            var token = district.site().administrator().connect(null);
            try (var vendor = district.site().vendor(1, token)) {
                vendor.get("/ims/oneroster/rostering/v1p2/orgs?limit=1").block(PATIENCE);
                times.add(time(vendor, path));
            }
        }
        return Load.median(times);
    }

    /** The time of every page, in milliseconds. */
    private static List<Double> walk(District district) {
        var times = new ArrayList<Double>();
        try (var vendor = district.vendor(1)) {
            var path = FirstPages.USERS;
            while (path != null) {
                var begin = System.nanoTime();
                var page = Objects.requireNonNull(vendor.page(path).block(PATIENCE));
                times.add((System.nanoTime() - begin) / 1e6);
                path = page.next();
            }
        }
        return times;
    }

    private static double time(HttpLoad vendor, String path) {
        var begin = System.nanoTime();
        vendor.get(path).block(PATIENCE);
        return (System.nanoTime() - begin) / 1e6;
    }
}
