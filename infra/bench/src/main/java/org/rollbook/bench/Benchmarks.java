package org.rollbook.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code ./rollbook bench [name...]}: runs benchmarks and prints them beside their raw limits. */
public final class Benchmarks {
    private static final List<Bench> ALL = List.of();

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        var wanted = Arrays.asList(arguments);
        if (wanted.contains("--help") || !known(wanted)) {
            help();
            System.exit(wanted.contains("--help") ? 0 : 2);
        }
        var measures = new ArrayList<Measure>();
        for (var bench : ALL) {
            if (wanted.isEmpty() || wanted.contains(bench.name())) {
                System.err.println("measuring " + bench.name() + " ...");
                measures.addAll(bench.run());
            }
        }
        var report = new Report(measures);
        report.print(System.out);
        var json = Path.of("bench.json");
        report.write(json);
        System.out.println("As JSON: " + json.toAbsolutePath());
        System.exit(report.allMet() ? 0 : 1);
    }

    private static boolean known(List<String> wanted) {
        return wanted.stream()
                .allMatch(name -> ALL.stream().anyMatch(bench -> bench.name().equals(name)));
    }

    private static void help() {
        System.out.println("./rollbook bench [NAME...]   all benchmarks, or those named:");
        ALL.forEach(bench -> System.out.printf("  %-18s %s%n", bench.name(), bench.about()));
        System.out.println("Exit codes: 0 every bar met, 1 one missed, 2 wrong usage.");
    }
}
