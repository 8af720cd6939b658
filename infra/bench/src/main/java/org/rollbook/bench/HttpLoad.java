package org.rollbook.bench;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.json.JsonMapper;

/** Asks over HTTP as vendors do, on threads of its own; whatever is not answered with 2xx fails the benchmark. */
final class HttpLoad implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int THREADS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; *rel=\"next\"");

    private final ConnectionProvider connections;
    private final LoopResources loops = LoopResources.create("vendor", THREADS, true);
    private final HttpClient client;

    /** Without a token. */
    HttpLoad(String base, int connections) {
        this(base, connections, "", "");
    }

    HttpLoad(String base, int connections, String bearerToken) {
        this(base, connections, "Bearer", bearerToken);
    }

    HttpLoad(String base, int connections, String scheme, String credentials) {
        this.connections = ConnectionProvider.builder("vendor")
                .maxConnections(connections)
                .pendingAcquireMaxCount(-1)
                .build();
        this.client = HttpClient.create(this.connections)
                .runOn(loops)
                .baseUrl(base)
                .responseTimeout(PATIENCE)
                .headers(headers -> {
                    if (!scheme.isEmpty()) {
                        headers.set("Authorization", scheme + " " + credentials);
                    }
                });
    }

    /**
     * @param next address of the next page; null at the last
     * @param total objects of the collection; 0 where that is not told
     */
    record Page(String body, @Nullable String next, int total) {}

    /** Reads the whole answer and forgets it. */
    Mono<Integer> get(String path) {
        return client.get()
                .uri(path)
                .responseSingle(
                        (response, body) -> body.asByteArray().map(bytes -> checked(response, path, bytes.length)));
    }

    /** The same with an {@code Authorization} header of its own. */
    Mono<Integer> get(String path, String authorization) {
        return client.headers(headers -> headers.set("Authorization", authorization))
                .get()
                .uri(path)
                .responseSingle(
                        (response, body) -> body.asByteArray().map(bytes -> checked(response, path, bytes.length)));
    }

    Mono<Page> page(String path) {
        return client.get()
                .uri(path)
                .responseSingle((response, body) -> text(body)
                        .map(text -> new Page(
                                checked(response, path, text),
                                next(response.responseHeaders()),
                                response.responseHeaders().getInt("X-Total-Count", 0))));
    }

    Mono<String> put(String path, String json) {
        return send(client.put().uri(path), path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Mono<String> post(String path, Object json) {
        return post(path, "application/json", JSON.writeValueAsBytes(json));
    }

    Mono<String> postFile(String path, String type, Path file) {
        return client.post()
                .uri(path)
                .send((request, outbound) -> {
                    request.header("Content-Type", type);
                    request.header(
                            "Content-Length", String.valueOf(file.toFile().length()));
                    return outbound.sendFile(file);
                })
                .responseSingle((response, body) -> text(body).map(text -> checked(response, path, text)));
    }

    Mono<String> post(String path, String type, byte[] content) {
        return send(client.post().uri(path), path, type, content);
    }

    private static Mono<String> send(HttpClient.RequestSender sender, String path, String type, byte[] content) {
        return sender.send((request, outbound) -> {
                    request.header("Content-Type", type);
                    request.header("Content-Length", String.valueOf(content.length));
                    return outbound.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(content)));
                })
                .responseSingle((response, body) -> text(body).map(text -> checked(response, path, text)));
    }

    private static Mono<String> text(ByteBufMono body) {
        return body.asString(StandardCharsets.UTF_8).defaultIfEmpty("");
    }

    private static <T> T checked(HttpClientResponse response, String path, T body) {
        if (response.status().code() / 100 != 2) {
            throw new IllegalStateException(path + " was answered with " + response.status() + ": " + body);
        }
        return body;
    }

    private static @Nullable String next(HttpHeaders headers) {
        for (var link : headers.getAll("Link")) {
            var match = NEXT.matcher(link);
            if (match.find()) {
                return match.group(1);
            }
        }
        return null;
    }

    @Override
    public void close() {
        connections.dispose();
        loops.dispose();
    }
}
