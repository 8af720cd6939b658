package org.rollbook.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.bench.Measure.Bar;

/** The same pages in a very large district and in a small one. */
final class Scale implements Bench {
    private static final int IN_FLIGHT = 8;
    private static final int CHANGED = 100;

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String about() {
        return "pages, pages of one school, and changes since, among 1 M users against 10 k";
    }

    @Override
    public List<Measure> run(Surroundings surroundings) throws Exception {
        var conditions = surroundings.conditions();
        var load = surroundings.load(IN_FLIGHT);
        try (var large = Population.of(surroundings.server(), conditions.many());
                var small = Population.of(surroundings.server(), conditions.few())) {
            var first = compare(load, vendor(large, null), vendor(small, null), FirstPages.USERS, FirstPages.USERS);
            var school = Set.of(Population.schoolId(17));
            var scoped =
                    compare(load, vendor(large, school), vendor(small, school), FirstPages.USERS, FirstPages.USERS);
            var delta = compare(load, vendor(large, null), vendor(small, null), delta(large), delta(small));
            return List.of(
                    measure("first page", conditions, first),
                    measure("first page of 1 of 40 schools", conditions, scoped),
                    measure("100 users by dateLastModified>", conditions, delta));
        }
    }

    private Measure measure(String what, Conditions conditions, Load.Pair pair) {
        return new Measure(
                name(),
                "%s, %,d users; %,d users".formatted(what, conditions.many(), conditions.few()),
                pair.product().median(),
                pair.raw().median(),
                "ms",
                Bar.atMost(1.2));
    }

    private static HttpLoad vendor(Population population, @Nullable Set<String> schools) {
        var site = population.site();
        return site.vendor(IN_FLIGHT, site.administrator().connect(schools));
    }

    private static Load.Pair compare(Load load, HttpLoad large, HttpLoad small, String ofLarge, String ofSmall) {
        try (large;
                small) {
            return load.compare(number -> large.get(ofLarge), number -> small.get(ofSmall));
        }
    }

    /** The page of those that are changed now. */
    private static String delta(Population population) {
        var before = Instant.now();
        population.rename(CHANGED);
        var filter = "dateLastModified>'" + before.truncatedTo(ChronoUnit.MILLIS) + "'";
        return FirstPages.USERS + "&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }
}
