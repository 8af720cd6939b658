package org.rollbook.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures and the machine, as a table for people and as JSON for scripts.
 *
 * @param at when they were taken
 * @param conditions short: {@code full} or {@code quick}
 */
record Report(Instant at, String conditions, Map<String, String> machine, List<Measure> measures) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What was measured just now. */
    static Report today(String conditions, Map<String, String> machine, List<Measure> measures) {
        var now = Instant.now();
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Report(
                now,
                conditions,
                machine,
                measures.stream().map(measure -> measure.on(day)).toList());
    }

    static Report read(Path file) throws IOException {
        return JSON.readValue(Files.readString(file), Report.class);
    }

    /** Its measures, and those of the other report for benchmarks that this one lacks. */
    Report completedBy(Report other) {
        var all = new LinkedHashMap<String, List<Measure>>();
        other.measures.forEach(measure ->
                all.computeIfAbsent(measure.bench(), _ -> new ArrayList<>()).add(measure));
        measures.forEach(measure -> all.put(measure.bench(), new ArrayList<>()));
        measures.forEach(measure ->
                all.computeIfAbsent(measure.bench(), _ -> new ArrayList<>()).add(measure));
        return new Report(
                at,
                conditions,
                machine,
                all.values().stream().flatMap(List::stream).toList());
    }

    void print(PrintStream out) {
        out.printf(
                "%n%-16s %-62s %12s %12s %-10s %7s  %-8s%n", "bench", "what", "product", "raw", "unit", "ratio", "bar");
        measures.forEach(measure -> out.println(measure.line()));
    }

    void write(Path file) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    }

    /** Writes the document: the method, the machine and the table. */
    void document(Path file) throws IOException {
        var machineRows = new StringBuilder();
        machine.forEach((what, value) -> machineRows.append("| %s | %s |%n".formatted(what, value)));
        var rows = new StringBuilder();
        measures.forEach(measure -> rows.append(measure.row()).append('\n'));
        try (var template = Report.class.getResourceAsStream("/benchmarks.md")) {
            if (template == null) {
                throw new IOException("the template of the document is missing");
            }
            Files.writeString(
                    file,
                    new String(template.readAllBytes(), StandardCharsets.UTF_8)
                            .replace(
                                    "{date}",
                                    LocalDate.ofInstant(at, ZoneOffset.UTC).toString())
                            .replace("{conditions}", conditions)
                            .replace("{machine}", machineRows.toString().strip())
                            .replace("{measures}", rows.toString().strip()));
        }
    }

    boolean allMet() {
        return measures.stream().allMatch(Measure::met);
    }
}
