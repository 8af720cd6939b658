package org.rollbook.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** A client that takes large answers as they come. */
final class Download implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;

    Download(String base, String token) {
        this.base = base;
        this.token = token;
    }

    void to(String path, OutputStream out) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .build();
        var response = http.send(request, BodyHandlers.ofInputStream());
        try (var body = response.body();
                out) {
            if (response.statusCode() != 200) {
                throw new IOException(path + " answered " + response.statusCode());
            }
            body.transferTo(out);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
