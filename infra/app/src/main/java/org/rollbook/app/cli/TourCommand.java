package org.rollbook.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Plays a vendor against a running service and shows what the ledger made of it. */
@Command(
        name = "tour",
        description = {
            "Plays a vendor against the running service: token, full roster sync, an assignment, scores, and one"
                    + " assignment that is refused.",
            "It gives the sample application a connection of its own and disables it at the end."
        },
        mixinStandardHelpOptions = true)
final class TourCommand implements Callable<Integer> {
    @Mixin
    ServiceOptions options = new ServiceOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    private long seen;

    @Override
    public Integer call() {
        var administrator = options.administratorToken();
        var begin = System.nanoTime();
        try (var service = options.connect()) {
            seen = newestPosition(service, administrator);
            var vendor = step(service, administrator, "A connection for the tour", () -> open(service, administrator));
            var visit = step(service, administrator, "An access token", () -> TourVisit.begin(service, vendor));
            step(service, administrator, "Full roster sync", () -> {
                visit.readRoster().forEach((collection, count) -> out().printf("    %-18s %,8d%n", collection, count));
                return true;
            });
            step(service, administrator, "An assignment and its scores", () -> {
                out().println("    " + visit.gradeOneClass());
                return true;
            });
            var refused = step(service, administrator, "An assignment due outside the term", () -> {
                var sentence = visit.assignOutsideTheTerm();
                out().println("    refused: " + sentence);
                return sentence.contains("date_outside_term");
            });
            step(service, administrator, "The connection is disabled", () -> {
                service.post(
                                "/api/v1/connections/" + vendor.path("id").asString() + "/disable",
                                administrator,
                                Map.of())
                        .expect(200);
                return true;
            });
            out().printf("Done in %.1f s.%n", (System.nanoTime() - begin) / 1e9);
            return refused ? 0 : 1;
        }
    }

    private static JsonNode open(Service service, String administrator) {
        var application = service.get("/api/v1/applications?limit=100", administrator)
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .filter(TourCommand::offersGradeBookSync)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No application offers GRADE BOOK SYNC. Start the service with its sample district; on its"
                                + " first start, wait until it has printed its addresses."));
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put("kind", "oneroster-1.2");
        wanted.put("purpose", "Tour");
        wanted.put("schools", "all");
        wanted.put("functions", new String[] {"roster-sync", "grade-book-sync"});
        wanted.put("demographics", false);
        wanted.put("profile", "lenient");
        return service.post(
                        "/api/v1/applications/" + application.path("id").asString() + "/connections",
                        administrator,
                        wanted)
                .expect(201)
                .body();
    }

    private static boolean offersGradeBookSync(JsonNode application) {
        return application
                .path("lozenges")
                .valueStream()
                .anyMatch(lozenge -> lozenge.path("function").asString().equals("grade-book-sync")
                        && lozenge.path("available").asBoolean());
    }

    private <T> T step(Service service, String administrator, String title, Supplier<T> action) {
        var begin = System.nanoTime();
        out().println(title);
        out().flush();
        var result = action.get();
        out().printf(
                        "    %.0f ms; the ledger recorded %s%n",
                        (System.nanoTime() - begin) / 1e6, recordedSince(service, administrator));
        return result;
    }

    private String recordedSince(Service service, String administrator) {
        var counts = new TreeMap<String, Integer>();
        while (true) {
            var entries = service.get("/api/v1/ledger/entries?limit=1000&after=" + seen, administrator)
                    .expect(200)
                    .body()
                    .path("items");
            for (var entry : entries) {
                counts.merge(entry.path("name").asString(), 1, Integer::sum);
                seen = entry.path("position").asLong();
            }
            if (entries.size() < 1000) {
                return counts.isEmpty() ? "nothing" : counts.toString().replaceAll("[{}]", "");
            }
        }
    }

    private static long newestPosition(Service service, String administrator) {
        return service.get("/api/v1/ledger/entries?limit=1", administrator)
                .expect(200)
                .body()
                .path("total")
                .asLong();
    }

    private java.io.PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
