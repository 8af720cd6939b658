package org.rollbook.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The measures as a table for people and as JSON for scripts. */
record Report(List<Measure> measures) {
    void print(PrintStream out) {
        out.printf(
                "%n%-14s %-58s %12s %12s %-8s %7s  %-8s%n", "bench", "what", "product", "raw", "unit", "ratio", "bar");
        measures.forEach(measure -> out.println(measure.line()));
    }

    void write(Path file) throws IOException {
        var rows = measures.stream()
                .map(measure -> Map.of(
                        "bench", measure.bench(),
                        "what", measure.what(),
                        "product", measure.product(),
                        "raw", measure.raw(),
                        "unit", measure.unit(),
                        "ratio", measure.ratio(),
                        "bar", measure.bar().toString(),
                        "met", measure.met()))
                .toList();
        Files.writeString(
                file, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows));
    }

    boolean allMet() {
        return measures.stream().allMatch(Measure::met);
    }
}
