package org.rollbook.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.rollbook.bench.Measure.Bar;

/** A whole district for the first time, and again unchanged, against raw inserts of the same entries. */
final class Imports implements Bench {
    private static final String ROSTER_EVENTS =
            "select count(*) from ledger.entry where name like 'roster.%-reported' or name like 'roster.%-withdrawn'";

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String about() {
        return "first and second import of the district, against raw inserts of the same bytes";
    }

    /** Seconds, and entries of the first import. The first round warms up and is not counted. */
    private record Round(double durable, double readable, double second, long newEvents, double raw, long entries) {}

    @Override
    public List<Measure> run(Surroundings surroundings) throws Exception {
        var zip = District.packageOf(surroundings.conditions());
        round(surroundings.server(), zip);
        var rounds = new ArrayList<Round>();
        for (var round = 0; round < surroundings.conditions().rounds(); round++) {
            rounds.add(round(surroundings.server(), zip));
        }
        Files.delete(zip);
        var raw = median(rounds, round -> round.entries() / round.raw());
        var first = median(rounds, Round::readable);
        var second = median(rounds, Round::second);
        return List.of(
                new Measure(
                        name(),
                        "first import until durable; entries as raw inserts",
                        median(rounds, round -> round.entries() / round.durable()),
                        raw,
                        "entries/s",
                        Bar.atLeast(0.3)),
                new Measure(
                        name(),
                        "first import until readable; entries as raw inserts",
                        median(rounds, round -> round.entries() / round.readable()),
                        raw,
                        "entries/s",
                        Bar.atLeast(0.15)),
                new Measure(name(), "first import; second import", first, second, "s", Bar.atLeast(3)),
                new Measure(
                        name(),
                        "roster events of the second import",
                        median(rounds, Round::newEvents),
                        null,
                        "",
                        Bar.atMost(0)));
    }

    private static Round round(BenchServer server, Path zip) throws Exception {
        try (var site = Site.start(server)) {
            var begin = System.nanoTime();
            var view = site.administrator().importPackage(zip);
            var readable = seconds(begin);
            var durable = Duration.between(
                                    Instant.parse(view.path("requestedAt").asString()),
                                    Instant.parse(view.path("finishedAt").asString()))
                            .toMillis()
                    / 1e3;
            var entries = count(site, "select count(*) from ledger.entry");
            var events = count(site, ROSTER_EVENTS);
            var again = System.nanoTime();
            site.administrator().importPackage(zip);
            var second = seconds(again);
            var newEvents = count(site, ROSTER_EVENTS) - events;
            var raw = RawEntries.insertAgain(site.database());
            return new Round(durable, readable, second, newEvents, raw, entries);
        }
    }

    private static long count(Site site, String sql) throws SQLException {
        try (var pool = site.database().jdbc(1);
                var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Load.median(rounds.stream().mapToDouble(figure).toArray());
    }
}
