package org.rollbook.app.kill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.rollbook.app.demo.DemoDistrict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A district with a vendor that has assigned a task to some classes.
 *
 * @param token of the vendor
 * @param targets whom the vendor scores
 */
record KillDistrict(String token, List<Target> targets) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CLASSES = 6;

    record Target(String lineItem, String student) {
        String result() {
            return "kill-" + lineItem + "-" + student;
        }
    }

    static KillDistrict set(KilledService service) throws IOException, InterruptedException {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var setting = new Setting(http, service.base(), service.administratorToken());
            setting.importDistrict();
            var token = setting.vendor();
            return new KillDistrict(token, setting.targets(token));
        }
    }

    private record Setting(HttpClient http, URI base, String administrator) {
        void importDistrict() throws IOException, InterruptedException {
            var file = Files.createTempFile("district", ".zip");
            DemoDistrict.sample(LocalDate.now(ZoneOffset.UTC)).writeTo(file);
            var id = send(
                            request("/api/v1/roster/imports", administrator)
                                    .header("Content-Type", "application/zip")
                                    .POST(HttpRequest.BodyPublishers.ofFile(file)),
                            202)
                    .path("id")
                    .asString();
            Files.delete(file);
            var deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
            while (!get("/api/v1/roster/imports/" + id, administrator)
                    .path("state")
                    .asString()
                    .equals("done")) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the district was not imported");
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }

        String vendor() throws IOException, InterruptedException {
            var application = post("/api/v1/applications", "{\"name\":\"Northwind Learning\"}")
                    .path("id")
                    .asString();
            var connection = post("/api/v1/applications/" + application + "/connections", """
                    {"kind":"oneroster-1.2","purpose":"kill test","schools":"all",
                     "functions":["roster-sync","grade-book-sync"],"demographics":false,"profile":"lenient"}
                    """);
            var basic = Base64.getEncoder()
                    .encodeToString((connection.path("clientId").asString() + ":"
                                    + connection.path("clientSecret").asString())
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = send(
                    HttpRequest.newBuilder(base.resolve("/oauth2/token"))
                            .header("Authorization", "Basic " + basic)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")),
                    200);
            return answer.path("access_token").asString();
        }

        List<Target> targets(String token) throws IOException, InterruptedException {
            var today = LocalDate.now(ZoneOffset.UTC);
            var terms = new ArrayList<String>();
            get("/ims/oneroster/rostering/v1p2/terms", token)
                    .path("academicSessions")
                    .forEach(term -> {
                        if (term.path("startDate").asString().compareTo(today.toString()) <= 0
                                && term.path("endDate").asString().compareTo(today.toString()) > 0) {
                            terms.add(term.path("sourcedId").asString());
                        }
                    });
            var classes = get(
                            "/ims/oneroster/rostering/v1p2/terms/" + terms.getFirst() + "/classes?limit=" + CLASSES,
                            token)
                    .path("classes");
            var targets = new ArrayList<Target>();
            for (var schoolClass : classes) {
                var id = schoolClass.path("sourcedId").asString();
                var lineItem = "task-" + id;
                send(
                        request("/ims/oneroster/gradebook/v1p2/lineItems/" + lineItem, token)
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString("""
                                        {"lineItem":{"title":"Task","assignDate":"%1$sT00:00:00Z","dueDate":"%1$sT00:00:00Z",
                                         "class":{"sourcedId":"%2$s"},"resultValueMin":0,"resultValueMax":100}}
                                        """.formatted(today, id))),
                        201);
                get("/ims/oneroster/rostering/v1p2/classes/" + id + "/students", token)
                        .path("users")
                        .forEach(student -> targets.add(
                                new Target(lineItem, student.path("sourcedId").asString())));
            }
            return targets;
        }

        private HttpRequest.Builder request(String path, String token) {
            return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
        }

        private JsonNode get(String path, String token) throws IOException, InterruptedException {
            return send(request(path, token).GET(), 200);
        }

        private JsonNode post(String path, String body) throws IOException, InterruptedException {
            return send(
                    request(path, administrator)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body)),
                    201);
        }

        private JsonNode send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                throw new IllegalStateException(
                        response.request() + " -> " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
        }
    }
}
