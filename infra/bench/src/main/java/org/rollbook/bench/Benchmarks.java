package org.rollbook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./rollbook bench [name...]}: runs benchmarks and prints them beside their raw limits. */
public final class Benchmarks {
    private static final Path JSON = Path.of("bench.json");
    private static final Path DOCUMENTED = Path.of("docs", "benchmarks.json");
    private static final List<Bench> ALL = List.of(
            new CommandThroughput(),
            new FirstPages(),
            new DeepPages(),
            new Lookups(),
            new SignedLookups(),
            new Scores(),
            new PagesWhileWriting(),
            new Visibility(),
            new Imports(),
            new Exports(),
            new Replay(),
            new Scale(),
            new Collections());

    private Benchmarks() {}

    public static void main(String[] arguments) {
        try {
            System.exit(run(new ArrayList<>(List.of(arguments))));
        } catch (Exception e) { // whatever it is, threads of a half-started product must not keep the process alive
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static int run(List<String> arguments) throws Exception {
        var quick = arguments.remove("--quick");
        var document = arguments.remove("--document");
        if (arguments.remove("--help")) {
            help();
            return 0;
        }
        var all = arguments.isEmpty();
        var wanted = ALL.stream()
                .filter(bench -> all || arguments.remove(bench.name()))
                .toList();
        if (!arguments.isEmpty()) {
            help();
            return 2;
        }
        return measure(wanted, quick, document) ? 0 : 1;
    }

    /** Keeps what each benchmark found as soon as it has ended. */
    private static boolean measure(List<Bench> benches, boolean quick, boolean document) throws Exception {
        var allMet = true;
        try (var server = BenchServer.start();
                var surroundings = new Surroundings(server, quick ? Conditions.quick() : Conditions.full())) {
            for (var bench : benches) {
                System.err.println("measuring " + bench.name() + " ...");
                var measures = bench.run(surroundings);
                var report = Report.today(quick ? "quick" : "full", Machine.describe(server), measures);
                report.print(System.out);
                keep(report, document);
                allMet &= report.allMet();
            }
        }
        System.out.println("As JSON: " + file(document).toAbsolutePath());
        return allMet;
    }

    private static void keep(Report report, boolean document) throws IOException {
        var file = file(document);
        var whole = report;
        if (Files.exists(file)) {
            var before = Report.read(file);
            whole = before.conditions().equals(report.conditions()) ? report.completedBy(before) : report;
        }
        whole.write(file);
        if (document) {
            whole.document(Path.of("docs", "benchmarks.md"));
        }
    }

    private static Path file(boolean document) {
        return document ? DOCUMENTED : JSON;
    }

    private static void help() {
        System.out.println("./rollbook bench [--quick] [--document] [NAME...]   all benchmarks, or those named:");
        ALL.forEach(bench -> System.out.printf("  %-20s %s%n", bench.name(), bench.about()));
        System.out.println("""
                  --quick      a small district and short rounds: a first impression, no proof of a bar
                  --document   write docs/benchmarks.md
                Figures go into bench.json, those to document into docs/benchmarks.json; what was measured there before
                stays, but for the benchmarks that are named.
                Exit codes: 0 every bar met, 1 one missed, 2 wrong usage.""");
    }
}
