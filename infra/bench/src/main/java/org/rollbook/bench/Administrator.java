package org.rollbook.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prepares an installation by the requests that an administrator sends. */
final class Administrator implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /** A partner of the catalogue who may do both. */
    private static final String PARTNER = "Northwind Learning";

    private static final String TESTS_PARTNER = "Quizwright";

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final String base;
    private final HttpLoad client;
    private final Map<String, String> applications = new HashMap<>();
    private int connections;

    Administrator(String base, String token) {
        this.base = base;
        this.client = new HttpLoad(base, 2, token);
    }

    /**
     * Opens a connection of a vendor who reads rosters and writes grades.
     *
     * @param schools null for all
     * @return an access token
     */
    String connect(@Nullable Set<String> schools) {
        return token(open("oneroster-1.2", schools));
    }

    /**
     * Opens a connection of a vendor who reads tests and their results.
     *
     * @param schools null for all
     * @return an access token
     */
    String connectTests(@Nullable Set<String> schools) {
        return token(open(TESTS_PARTNER, "oneroster-1.2", schools, List.of("roster-sync", "assessments-sync")));
    }

    record Credentials(String clientId, String secret) {}

    /**
     * Opens a connection of a vendor who reads rosters and writes grades.
     *
     * @param schools null for all
     */
    Credentials open(String kind, @Nullable Set<String> schools) {
        return open(PARTNER, kind, schools, List.of("roster-sync", "grade-book-sync"));
    }

    private Credentials open(String partner, String kind, @Nullable Set<String> schools, List<String> functions) {
        var connection = json(client.post(
                "/api/v1/applications/" + application(partner) + "/connections",
                Map.of(
                        "kind",
                        kind,
                        "purpose",
                        "benchmark " + ++connections,
                        "schools",
                        schools == null ? "all" : schools,
                        "functions",
                        functions,
                        "demographics",
                        true,
                        "profile",
                        "lenient")));
        return new Credentials(
                connection.path("clientId").asString(),
                connection.path("clientSecret").asString());
    }

    private String application(String partner) {
        return applications.computeIfAbsent(
                partner,
                name -> json(client.post("/api/v1/applications", Map.of("name", name)))
                        .path("id")
                        .asString());
    }

    /** An access token. */
    String token(Credentials of) {
        var credentials = Base64.getEncoder()
                .encodeToString((of.clientId() + ":" + of.secret()).getBytes(StandardCharsets.UTF_8));
        try (var vendor = new HttpLoad(base, 1, "Basic", credentials)) {
            var answer = vendor.post(
                    "/oauth2/token",
                    "application/x-www-form-urlencoded",
                    "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8));
            return json(answer).path("access_token").asString();
        }
    }

    /** Sends a package and waits until it has been dealt with and everything of it can be read. */
    JsonNode importPackage(Path zip) {
        var id = json(client.postFile("/api/v1/roster/imports?allowLargeRemoval=true", "application/zip", zip))
                .path("id")
                .asString();
        var end = client.page("/api/v1/roster/imports/" + id)
                .map(page -> JSON.readTree(page.body()))
                .filter(view -> Set.of("done", "failed", "held")
                        .contains(view.path("state").asString()))
                .repeatWhenEmpty(looks -> looks.delayElements(LOOK_AGAIN))
                .block(PATIENCE);
        if (end == null || !"done".equals(end.path("state").asString())) {
            throw new IllegalStateException("the import came to no good end: " + end);
        }
        return end;
    }

    private static JsonNode json(Mono<String> answer) {
        var text = answer.block(PATIENCE);
        return JSON.readTree(text == null ? "{}" : text);
    }

    @Override
    public void close() {
        client.close();
    }
}
