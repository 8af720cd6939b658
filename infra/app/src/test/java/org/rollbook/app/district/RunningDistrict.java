package org.rollbook.app.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.rollbook.app.RollbookApplication;
import org.rollbook.app.demo.DemoDistrict;
import org.rollbook.app.demo.DistrictSize;
import org.rollbook.app.embedded.EmbeddedDatabase;
import org.rollbook.ledger.DatabaseAddress;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service with a small district in it, as its clients reach it. */
final class RunningDistrict implements AutoCloseable {
    static final String ADMINISTRATOR = "integration-administrator";
    private static final JsonMapper JSON = new JsonMapper();
    private static final DistrictSize SIZE = new DistrictSize(2, 8, 40, 4, 2, true);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path data;
    private final int port;
    private final String base;
    private ConfigurableApplicationContext service;

    private RunningDistrict(Path data) throws IOException {
        this.data = data;
        this.port = freePort();
        this.base = "http://localhost:" + port;
        this.service = startService();
    }

    private ConfigurableApplicationContext startService() {
        return RollbookApplication.start(Map.of(
                "rollbook.port", port,
                "rollbook.data", data,
                "rollbook.admin-token", ADMINISTRATOR,
                "rollbook.management-port", -1));
    }

    void restart() {
        service.close();
        service = startService();
    }

    <T> T bean(Class<T> type) {
        return service.getBean(type);
    }

    static RunningDistrict start(Path data) throws IOException {
        var district = new RunningDistrict(data);
        district.importSample();
        return district;
    }

    /** Without any data. */
    static RunningDistrict empty(Path data) throws IOException {
        return new RunningDistrict(data);
    }

    record Answer(int status, JsonNode body, HttpResponse<String> response) {
        String text(String name) {
            return body.path(name).asString("");
        }

        /** The code of a refusal, in a problem. */
        String code() {
            return body.path("code").asString(body.path("error").asString(""));
        }

        /** The code of a refusal, in a problem or in a description of OneRoster. */
        String refusal() {
            var description =
                    body.path("statusInfoSet").path(0).path("imsx_description").asString(text("imsx_description"));
            return description.startsWith("[") ? description.substring(1, description.indexOf(']')) : code();
        }
    }

    Answer get(String path) {
        return get(path, ADMINISTRATOR);
    }

    Answer get(String pathOrUrl, String token) {
        return send(
                request(pathOrUrl).header("Authorization", "Bearer " + token).GET());
    }

    Answer get(String path, String token, String header, String value) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header(header, value)
                .GET());
    }

    Answer post(String path, Object body) {
        return send(json(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer put(String path, Object body) {
        return send(json(path).PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer put(String url, String token, Object body) {
        return send(request(url)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    String application(Map<String, String> body) {
        return expect(201, post("/api/v1/applications", body)).text("id");
    }

    /** A connection of OneRoster 1.2 to all schools. */
    Answer connection(String application, List<String> functions) {
        return expect(
                201,
                post(
                        "/api/v1/applications/" + application + "/connections",
                        Map.of(
                                "kind", "oneroster-1.2",
                                "purpose", "integration",
                                "schools", "all",
                                "functions", functions)));
    }

    Answer token(String clientId, String secret) {
        return token(clientId, secret, "");
    }

    /** @param scope empty for everything that the connection may have */
    Answer token(String clientId, String secret, String scope) {
        var form = "grant_type=client_credentials&client_id=" + clientId + "&client_secret="
                + URLEncoder.encode(secret, StandardCharsets.UTF_8)
                + (scope.isEmpty() ? "" : "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8));
        return send(request("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    String accessToken(Answer connection) {
        return expect(200, token(connection.text("clientId"), connection.text("clientSecret")))
                .text("access_token");
    }

    static Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("answered " + answer.status() + ", not " + status + ": " + answer.body());
        }
        return answer;
    }

    /** What was found in the district, by its collection. */
    List<JsonNode> read(String collection, String token) {
        var found = new ArrayList<JsonNode>();
        var page = expect(200, get("/ims/oneroster/rostering/v1p2/" + collection + "?limit=1000", token));
        page.body().properties().iterator().next().getValue().forEach(found::add);
        return found;
    }

    private void importSample() throws IOException {
        var file = data.resolve("district.zip");
        new DemoDistrict(SIZE, LocalDate.now(ZoneOffset.UTC), 1).writeTo(file);
        assertThat(imported(Files.readAllBytes(file)).path("state").asString()).isEqualTo("done");
    }

    /** The student information system sends a package; all of it is good. */
    void deliver(SisPackage sis) {
        var end = imported(sis.bytes());
        assertThat(end.path("state").asString()).as(end.toString()).isEqualTo("done");
        assertThat(end.path("problems").size()).as(end.toString()).isZero();
    }

    /** What an import has come to in the end. */
    JsonNode imported(byte[] zip) {
        var id = expect(
                        202,
                        send(request("/api/v1/roster/imports", ADMINISTRATOR)
                                .header("Content-Type", "application/zip")
                                .POST(BodyPublishers.ofByteArray(zip))))
                .text("id");
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> get("/api/v1/roster/imports/" + id).body(),
                        state -> !List.of("queued", "running")
                                .contains(state.path("state").asString()));
    }

    /** Does something in the database of the service. */
    void sql(String statements) {
        try {
            var address = DatabaseAddress.parse(EmbeddedDatabase.running(data).orElseThrow());
            try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                    var statement = connection.createStatement()) {
                statement.execute(statements);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder json(String path) {
        return request(path, ADMINISTRATOR).header("Content-Type", "application/json");
    }

    HttpRequest.Builder request(String pathOrUrl, String token) {
        return request(pathOrUrl).header("Authorization", "Bearer " + token);
    }

    HttpRequest.Builder request(String pathOrUrl) {
        return HttpRequest.newBuilder(URI.create(pathOrUrl.startsWith("/") ? base + pathOrUrl : pathOrUrl))
                .timeout(Duration.ofMinutes(1));
    }

    /** What a download holds, by the names of its entries, in their order. */
    Map<String, String> unzipped(String path, String token) throws IOException, InterruptedException {
        var response = http.send(request(path, token).build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new AssertionError(new String(response.body(), StandardCharsets.UTF_8));
        }
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    /** The lines of an answer as they come. */
    Stream<String> lines(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofLines()).body();
    }

    Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            var body = response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
            return new Answer(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        service.close();
        http.close();
    }
}
