package org.rollbook.bench;

import io.r2dbc.pool.ConnectionPool;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The least that a server of ready objects can do: {@code GET /<query>/<parameter>} runs one statement with one
 * parameter, and sends the texts of its first column as one JSON array. No token, no scope, no count, no record.
 */
final class RawServer implements AutoCloseable {
    private final ConnectionPool connections;
    private final Map<String, String> queries;
    private final DisposableServer server;

    /** @param queries SQL with one text parameter, by name */
    RawServer(ConnectionPool connections, Map<String, String> queries) {
        this.connections = connections;
        this.queries = queries;
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get("/{query}/{parameter}", this::answer))
                .bindNow();
    }

    String base() {
        return "http://127.0.0.1:" + server.port();
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        var sql = Objects.requireNonNull(queries.get(request.param("query")));
        var parameter =
                URLDecoder.decode(Objects.requireNonNullElse(request.param("parameter"), ""), StandardCharsets.UTF_8);
        return texts(sql, parameter)
                .flatMap(texts -> response.header("Content-Type", "application/json")
                        .sendString(Mono.just("{\"objects\":[" + String.join(",", texts) + "]}"))
                        .then());
    }

    private Mono<List<String>> texts(String sql, String parameter) {
        return Mono.usingWhen(
                connections.create(),
                connection -> Flux.from(connection
                                .createStatement(sql)
                                .bind(0, parameter)
                                .execute())
                        .concatMap(result ->
                                result.map((row, metadata) -> Objects.requireNonNull(row.get(0, String.class))))
                        .collectList(),
                connection -> connection.close());
    }

    @Override
    public void close() {
        server.disposeNow();
        connections.dispose();
    }
}
