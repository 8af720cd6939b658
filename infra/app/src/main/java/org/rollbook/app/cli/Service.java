package org.rollbook.app.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running service, as its clients see it. */
final class Service implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;

    Service(URI base) {
        this.base = base;
    }

    /** @param json null where the answer has no body */
    record Answer(int status, @Nullable JsonNode json, HttpResponse<String> response) {
        JsonNode body() {
            if (json == null) {
                throw new IllegalStateException("The service answered " + status + " without a body.");
            }
            return json;
        }

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException(
                        "The service answered " + status + " instead of " + wanted + ": " + response.body());
            }
            return this;
        }
    }

    URI resolve(String path) {
        return base.resolve(path);
    }

    HttpRequest.Builder request(String pathOrUrl, String token) {
        return HttpRequest.newBuilder(resolve(pathOrUrl))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofMinutes(2));
    }

    Answer get(String pathOrUrl, String token) {
        return send(request(pathOrUrl, token).GET().build());
    }

    Answer post(String path, String token, Object body) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    Answer put(String url, String token, Object body) {
        return send(request(url, token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    Answer send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            var body = response.body();
            return new Answer(response.statusCode(), body.isBlank() ? null : JSON.readTree(body), response);
        } catch (ConnectException e) {
            throw new IllegalStateException(
                    "No service answers at " + base + ". Start one with ./rollbook run, or set ROLLBOOK_PUBLIC_URL.",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException("The connection to " + base + " broke: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
