package org.rollbook.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.bench.Measure.Bar;
import org.rollbook.messages.oneroster.Collection;

/**
 * Every collection of OneRoster 1.2 among many objects and among few: for a connection that sees all of them, and for
 * one that sees a school that is the same in both districts.
 */
final class Collections implements Bench {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int PAGE = 100;
    private static final int REPEATED = 16;
    private static final int CHANGED = 100;

    /** There are fourteen kinds of objects: of each so much less than users in the largest district. */
    private static final int SHARE_OF_MANY = 20;

    private static final int SHARE_OF_FEW = 5;

    /** What a collection is made of, and the number of one of its objects that both connections see. */
    private record Walked(Collection collection, SampleObject kind, int one) {
        String path() {
            var service = switch (kind) {
                case RESOURCE -> "resources";
                case CATEGORY, SCORE_SCALE, LINE_ITEM, RESULT, ASSESSMENT, ASSESSMENT_RESULT -> "gradebook";
                default -> "rostering";
            };
            return "/ims/oneroster/" + service + "/v1p2/" + collection.path();
        }

        String single() {
            return path() + "/" + kind.id(one);
        }

        boolean ofTests() {
            return kind == SampleObject.ASSESSMENT || kind == SampleObject.ASSESSMENT_RESULT;
        }
    }

    private static final List<Walked> ALL = List.of(
            new Walked(Collection.ORGS, SampleObject.ORG, 0),
            new Walked(Collection.SCHOOLS, SampleObject.ORG, 0),
            new Walked(Collection.ACADEMIC_SESSIONS, SampleObject.SESSION, 0),
            new Walked(Collection.TERMS, SampleObject.SESSION, SampleObject.OWN),
            new Walked(Collection.GRADING_PERIODS, SampleObject.SESSION, 2 * SampleObject.OWN),
            new Walked(Collection.COURSES, SampleObject.COURSE, 0),
            new Walked(Collection.CLASSES, SampleObject.CLASS, 0),
            new Walked(Collection.USERS, SampleObject.USER, 0),
            new Walked(Collection.STUDENTS, SampleObject.USER, SampleObject.OWN),
            new Walked(Collection.TEACHERS, SampleObject.USER, 0),
            new Walked(Collection.ENROLLMENTS, SampleObject.ENROLLMENT, 0),
            new Walked(Collection.DEMOGRAPHICS, SampleObject.DEMOGRAPHICS, 0),
            new Walked(Collection.RESOURCES, SampleObject.RESOURCE, 0),
            new Walked(Collection.CATEGORIES, SampleObject.CATEGORY, 0),
            new Walked(Collection.SCORE_SCALES, SampleObject.SCORE_SCALE, 0),
            new Walked(Collection.LINE_ITEMS, SampleObject.LINE_ITEM, 0),
            new Walked(Collection.RESULTS, SampleObject.RESULT, 0),
            new Walked(Collection.ASSESSMENT_LINE_ITEMS, SampleObject.ASSESSMENT, 0),
            new Walked(Collection.ASSESSMENT_RESULTS, SampleObject.ASSESSMENT_RESULT, 0));

    @Override
    public String name() {
        return "collections";
    }

    @Override
    public String about() {
        return "every collection's first, deepest and filtered page and single, among many objects and among few";
    }

    @Override
    public List<Measure> run(Surroundings surroundings) throws Exception {
        var conditions = surroundings.conditions();
        try (var large = new Side(surroundings.server(), Math.max(4_000, conditions.many() / SHARE_OF_MANY));
                var small = new Side(surroundings.server(), Math.max(1_000, conditions.few() / SHARE_OF_FEW))) {
            var run = new Run(conditions, large, small);
            run.measure("", null);
            run.measure("1 of 40 schools: ", Set.of(SampleObject.school()));
            return run.measures;
        }
    }

    /** A district, and when its last {@link #CHANGED} changes began. */
    private static final class Side implements AutoCloseable {
        private final Population population;
        private final Instant before;
        private final Map<SampleObject, Long> versions = new EnumMap<>(SampleObject.class);

        Side(BenchServer server, int objects) throws SQLException, IOException {
            population = Population.ofEach(server, objects);
            before = Instant.now();
            for (var kind : SampleObject.values()) {
                population.site().append(CHANGED, number -> kind.message(number * SampleObject.OWN, 1));
            }
        }

        /** Changes one object, so that nothing is remembered of its collection as it is now. */
        void change(SampleObject kind) {
            long version = 1 + versions.merge(kind, 1L, Long::sum);
            population.site().append(1, number -> kind.message(number, version));
        }

        String filter() {
            return "&filter=" + URLEncoder.encode("dateLastModified>'" + before + "'", StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws SQLException {
            population.close();
        }
    }

    /** Two vendors, since no application reads both grade books and tests. */
    private record Vendors(Side side, HttpLoad teaching, HttpLoad testing) implements AutoCloseable {
        static Vendors of(Side side, @Nullable Set<String> schools) {
            var site = side.population.site();
            return new Vendors(
                    side,
                    site.vendor(1, site.administrator().connect(schools)),
                    site.vendor(1, site.administrator().connectTests(schools)));
        }

        HttpLoad of(Walked walked) {
            return walked.ofTests() ? testing : teaching;
        }

        double time(Walked walked, String path) {
            var begin = System.nanoTime();
            of(walked).get(path).block(PATIENCE);
            return (System.nanoTime() - begin) / 1e6;
        }

        @Override
        public void close() {
            teaching.close();
            testing.close();
        }
    }

    private final class Run {
        private final Conditions conditions;
        private final Side large;
        private final Side small;
        private final List<Measure> measures = new ArrayList<>();

        Run(Conditions conditions, Side large, Side small) {
            this.conditions = conditions;
            this.large = large;
            this.small = small;
        }

        void measure(String whose, @Nullable Set<String> schools) {
            try (var many = Vendors.of(large, schools);
                    var few = Vendors.of(small, schools)) {
                warmUp(many, few);
                for (var walked : ALL) {
                    var what = whose + walked.collection().path() + ", ";
                    var page = walked.path() + "?limit=" + PAGE;
                    compare(what + "first page", walked, many, page, few, page);
                    compare(what + "changed since", walked, many, page + large.filter(), few, page + small.filter());
                    compare(what + "single", walked, many, walked.single(), few, walked.single());
                    deepest(what + "deepest page; first, both cold", walked, many);
                }
            }
        }

        private void warmUp(Vendors many, Vendors few) {
            var end = System.nanoTime() + conditions.warmUp().toNanos();
            while (System.nanoTime() < end) {
                for (var walked : ALL) {
                    many.time(walked, walked.path() + "?limit=" + PAGE);
                    few.time(walked, walked.single());
                }
            }
        }

        private void compare(String what, Walked walked, Vendors many, String ofMany, Vendors few, String ofFew) {
            var large = new ArrayList<Double>();
            var small = new ArrayList<Double>();
            for (var i = 0; i < conditions.rounds() * REPEATED; i++) {
                large.add(many.time(walked, ofMany));
                small.add(few.time(walked, ofFew));
            }
            add(what, large, small, 1.2);
        }

        /** Limits that differ a little keep the server from going on with the walk before. */
        private void deepest(String what, Walked walked, Vendors many) {
            var all = Objects.requireNonNull(
                    many.of(walked).page(walked.path() + "?limit=1").block(PATIENCE));
            var first = new ArrayList<Double>();
            var last = new ArrayList<Double>();
            for (var i = 1; i <= 2 * conditions.rounds(); i++) {
                var page = walked.path() + "?limit=" + (PAGE - i);
                many.side().change(walked.kind());
                first.add(many.time(walked, page));
                many.side().change(walked.kind());
                last.add(many.time(walked, page + "&offset=" + Math.max(0, all.total() - PAGE)));
            }
            add(what, last, first, 2);
        }

        private void add(String what, List<Double> product, List<Double> raw, double atMost) {
            measures.add(new Measure(name(), what, Load.median(product), Load.median(raw), "ms", Bar.atMost(atMost)));
        }
    }
}
