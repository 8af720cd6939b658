package org.rollbook.app.cli;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Sends a roster package and shows what becomes of it. */
@Command(
        name = "import",
        description = "Sends a OneRoster CSV package (1.1 or 1.2) to the running service and prints the outcome.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private static final int PROBLEMS_SHOWN = 50;
    private static final int BAR = 30;

    @Parameters(paramLabel = "FILE.zip", description = "The package.")
    Path file = Path.of("");

    @Option(names = "--dry-run", description = "Only say what would happen.")
    boolean dryRun;

    @Option(
            names = "--allow-large-removal",
            description = "Do not hold the import when it withdraws more than a tenth of a collection.")
    boolean allowLargeRemoval;

    @Mixin
    ServiceOptions options = new ServiceOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws FileNotFoundException {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("There is no readable file " + file + ".");
        }
        var token = options.administratorToken();
        try (var service = options.connect()) {
            var upload = service.request(
                            "/api/v1/roster/imports?dryRun=" + dryRun + "&allowLargeRemoval=" + allowLargeRemoval,
                            token)
                    .timeout(Duration.ofHours(2))
                    .header("Content-Type", "application/zip")
                    .POST(HttpRequest.BodyPublishers.ofFile(file))
                    .build();
            var id = service.send(upload).expect(202).body().path("id").asString();
            var state = follow(service, token, id);
            report(state);
            return switch (state.path("state").asString()) {
                case "done" -> 0;
                default -> 1;
            };
        }
    }

    private JsonNode follow(Service service, String token, String id) {
        while (true) {
            var state = service.get("/api/v1/roster/imports/" + id, token)
                    .expect(200)
                    .body();
            show(
                    state.path("progress").path("done").asLong(),
                    state.path("progress").path("total").asLong());
            switch (state.path("state").asString()) {
                case "done", "held", "failed" -> {
                    out().println();
                    return state;
                }
                default -> LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    private void show(long done, long total) {
        var filled = total == 0 ? 0 : (int) (BAR * done / total);
        out().printf("\r[%s%s] %,d of %,d records", "#".repeat(filled), ".".repeat(BAR - filled), done, total);
        out().flush();
    }

    private void report(JsonNode state) {
        out().println("Import " + state.path("id").asString() + ": "
                + state.path("state").asString());
        out().printf("%-18s %10s %10s %10s %10s %10s%n", "", "added", "changed", "withdrawn", "unchanged", "refused");
        state.path("counts").properties().forEach(entry -> {
            var counts = entry.getValue();
            out().printf(
                            "%-18s %,10d %,10d %,10d %,10d %,10d%n",
                            entry.getKey(),
                            counts.path("added").asLong(),
                            counts.path("changed").asLong(),
                            counts.path("withdrawn").asLong(),
                            counts.path("unchanged").asLong(),
                            counts.path("refused").asLong());
        });
        var problems = state.path("problems");
        problems.valueStream()
                .limit(PROBLEMS_SHOWN)
                .forEach(problem -> out().printf(
                                "%s row %d %s: %s %s%n",
                                problem.path("file").asString(),
                                problem.path("row").asLong(),
                                problem.path("field").asString(""),
                                problem.path("code").asString(),
                                problem.path("message").asString()));
        if (problems.size() > PROBLEMS_SHOWN) {
            out().printf("... and %d more; the import's page has them all%n", problems.size() - PROBLEMS_SHOWN);
        }
        if (state.path("state").asString().equals("held")) {
            out().printf(
                            "It would withdraw a large part of a collection and waits for approval: send it again with"
                                    + " --allow-large-removal, or POST /api/v1/imports/%s/approve.%n",
                            state.path("id").asString());
        }
    }

    private java.io.PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
