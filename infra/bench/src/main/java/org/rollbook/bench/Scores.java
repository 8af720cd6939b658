package org.rollbook.bench;

import java.util.List;
import org.rollbook.bench.Measure.Bar;

/** PUT result, answered when it can be read, against one row with the same bytes and a commit of its own. */
final class Scores implements Bench {
    private static final int IN_FLIGHT = 128;
    private static final int RAW_CONNECTIONS = 16;
    private static final int LINE_ITEMS = 500;

    @Override
    public String name() {
        return "put-result";
    }

    @Override
    public String about() {
        return "PUT result, visible on answer, against raw inserts of one row each";
    }

    @Override
    public List<Measure> run(Surroundings surroundings) throws Exception {
        var district = surroundings.district();
        try (var vendor = district.vendor(IN_FLIGHT);
                var raw = new RawInserts(district.site().database(), RAW_CONNECTIONS)) {
            var book = GradeBook.prepare(district, vendor, LINE_ITEMS);
            var pair = surroundings
                    .load(IN_FLIGHT)
                    .compare(
                            number -> {
                                var score = book.score(number);
                                return vendor.put(GradeBook.path(score), score.json());
                            },
                            number -> raw.insert(
                                    Long.toString(number), book.score(number).json()));
            return List.of(
                    Measure.rate(name(), "PUT results/{id}, 128 in flight", pair, Bar.atLeast(0.35)),
                    Measure.p99(name(), "PUT results/{id}, 128 in flight", pair, null));
        }
    }
}
