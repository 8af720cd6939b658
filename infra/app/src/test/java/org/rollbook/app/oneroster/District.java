package org.rollbook.app.oneroster;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.rollbook.app.RollbookApplication;
import org.rollbook.app.demo.DemoDistrict;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The assembled service with the sample district, and vendors that come to it over HTTP; one for all tests. */
final class District {
    static final String ROSTERING = "/ims/oneroster/rostering/v1p2";
    static final String GRADEBOOK = "/ims/oneroster/gradebook/v1p2";
    static final String RESOURCES = "/ims/oneroster/resources/v1p2";
    static final String V1P1 = "/ims/oneroster/v1p1";

    static final JsonMapper JSON = new JsonMapper();
    private static final String ROSTER_AND_GRADES = "\"roster-sync\",\"grade-book-sync\"";
    private static final String ADMIN = "administrator-of-the-tests";
    private static final Map<String, District> RUNNING = new HashMap<>();

    final ConfigurableApplicationContext context;
    final URI base;
    final Path data;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private District(int port, Path data, String readModels) {
        this.data = data;
        base = URI.create("http://localhost:" + port);
        context = RollbookApplication.start(Map.of(
                "rollbook.port", port,
                "rollbook.management-port", -1,
                "rollbook.data", data,
                "rollbook.read-models-url", readModels,
                "rollbook.admin-token", ADMIN));
    }

    /** Its read models are in the ledger's database. */
    static District open() throws Exception {
        return open("");
    }

    /** @param readModels address of their store; empty for the ledger's database */
    static synchronized District open(String readModels) throws Exception {
        if (!RUNNING.containsKey(readModels)) {
            var district = new District(freePort(), Files.createTempDirectory("district"), readModels);
            Runtime.getRuntime().addShutdownHook(new Thread(district.context::close));
            district.importSample();
            RUNNING.put(readModels, district);
        }
        return RUNNING.get(readModels);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void importSample() throws Exception {
        var file = Files.createTempFile("district", ".zip");
        DemoDistrict.sample(LocalDate.now(ZoneOffset.UTC)).writeTo(file);
        var request = request("/api/v1/roster/imports", ADMIN)
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofFile(file));
        String id = send(request).json().path("id").asString();
        await(() -> get(ADMIN, "/api/v1/roster/imports/" + id)
                .json()
                .path("state")
                .asString()
                .equals("done"));
    }

    /** Looks again and again until the condition holds. */
    static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited too long");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    interface Condition {
        boolean holds() throws Exception;
    }

    /** A vendor's access token. */
    String vendor(String kind, String schools, String profile) throws Exception {
        return vendor(kind, schools, profile, ROSTER_AND_GRADES);
    }

    /** A vendor's access token. */
    String vendor(String kind, String schools, String profile, String functions) throws Exception {
        return token(connection(kind, schools, profile, functions));
    }

    /** A connection of a vendor, with its credentials. */
    JsonNode connection(String kind, String schools, String profile) throws Exception {
        return connection(kind, schools, profile, ROSTER_AND_GRADES);
    }

    private JsonNode connection(String kind, String schools, String profile, String functions) throws Exception {
        var application = json(
                        "/api/v1/applications",
                        "{\"name\":\"Vendor " + System.nanoTime() + "\",\"partner\":\"harbor-gradebook\"}")
                .path("id")
                .asString();
        return json(
                "/api/v1/applications/" + application + "/connections",
                "{\"kind\":\"" + kind + "\",\"purpose\":\"tests\",\"schools\":" + schools
                        + ",\"functions\":[" + functions + "],\"demographics\":true,\"profile\":\""
                        + profile + "\"}");
    }

    /** An access token of the connection. */
    String token(JsonNode connection) throws Exception {
        var basic = Base64.getEncoder()
                .encodeToString((connection.path("clientId").asString() + ":"
                                + connection.path("clientSecret").asString())
                        .getBytes(StandardCharsets.US_ASCII));
        var request = HttpRequest.newBuilder(base.resolve("/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"));
        return send(request).json().path("access_token").asString();
    }

    /** Posts as the administrator. */
    JsonNode json(String path, String body) throws Exception {
        var answer = post(path, body);
        if (answer.status() != 201) {
            throw new IllegalStateException(path + " -> " + answer.status() + " " + answer.body());
        }
        return answer.json();
    }

    /** Posts as the administrator, whatever the answer. */
    Answer post(String path, String body) throws IOException, InterruptedException {
        return send(request(path, ADMIN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer putAsAdministrator(String path, String body) throws IOException, InterruptedException {
        return put(ADMIN, path, body);
    }

    Answer deleteAsAdministrator(String path) throws IOException, InterruptedException {
        return delete(ADMIN, path);
    }

    HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(60));
    }

    Answer get(String token, String path) throws IOException, InterruptedException {
        return send(request(path, token).GET());
    }

    Answer admin(String path) throws IOException, InterruptedException {
        return get(ADMIN, path);
    }

    Answer put(String token, String path, String body) throws IOException, InterruptedException {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer post(String token, String path, String body, String... headers) throws IOException, InterruptedException {
        var request = request(path, token).header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer delete(String token, String path) throws IOException, InterruptedException {
        return send(request(path, token).DELETE());
    }

    /** Without a token. */
    Answer anonymous(String method, String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)).method(method, body));
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }

    record Answer(int status, String body, HttpResponse<String> response) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        long total() {
            return Long.parseLong(header("X-Total-Count"));
        }

        /** Address of the page that the relation names; null when there is none. */
        String link(String relation) {
            for (String one : header("Link").split(", ")) {
                if (one.endsWith("rel=\"" + relation + "\"")) {
                    return one.substring(1, one.indexOf('>'));
                }
            }
            return null;
        }
    }
}
