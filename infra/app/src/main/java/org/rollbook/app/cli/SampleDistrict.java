package org.rollbook.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.rollbook.app.demo.DemoDistrict;
import tools.jackson.databind.JsonNode;

/** The sample district and its two sample applications, made by the same requests that an administrator sends. */
final class SampleDistrict {
    private static final List<String> SAMPLES = List.of("Northwind Learning", "Open Shelf Library");

    private SampleDistrict() {}

    static SampleVendor load(Service service, String administrator) {
        importPackage(service, administrator);
        var vendor = open(service, administrator, SAMPLES.getFirst(), List.of("roster-sync", "grade-book-sync"));
        open(service, administrator, SAMPLES.getLast(), List.of("roster-sync"));
        return SampleVendor.prepare(service, vendor);
    }

    private static void importPackage(Service service, String administrator) {
        try {
            var file = Files.createTempFile("rollbook-sample", ".zip");
            try {
                DemoDistrict.sample(LocalDate.now(ZoneOffset.UTC)).writeTo(file);
                var upload = service.request("/api/v1/roster/imports", administrator)
                        .header("Content-Type", "application/zip")
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build();
                await(
                        service,
                        administrator,
                        service.send(upload).expect(202).body().path("id").asString());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sample district could not be written.", e);
        }
    }

    private static void await(Service service, String administrator, String importId) {
        while (true) {
            var state = service.get("/api/v1/roster/imports/" + importId, administrator)
                    .expect(200)
                    .body();
            switch (state.path("state").asString()) {
                case "done" -> {
                    return;
                }
                case "failed", "held" -> throw new IllegalStateException("The sample district was not taken: " + state);
                default -> LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    private static JsonNode open(Service service, String administrator, String name, List<String> functions) {
        var application = service.post("/api/v1/applications", administrator, Map.of("name", name))
                .expect(201)
                .body()
                .path("id")
                .asString();
        return service.post(
                        "/api/v1/applications/" + application + "/connections",
                        administrator,
                        Map.of(
                                "kind", "oneroster-1.2",
                                "purpose", "Sample",
                                "schools", "all",
                                "functions", functions,
                                "demographics", false,
                                "profile", "lenient"))
                .expect(201)
                .body();
    }
}
