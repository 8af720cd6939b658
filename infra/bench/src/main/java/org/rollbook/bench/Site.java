package org.rollbook.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.rollbook.app.RollbookApplication;
import org.rollbook.ledger.Ledger;
import org.rollbook.query.readmodel.ReadModels;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The whole product on a database of its own, in this JVM, reached over HTTP on the loopback interface. */
final class Site implements AutoCloseable {
    private static final String ADMIN_TOKEN = "administrator-of-the-benchmarks-0001";
    private static final int GROUP = 1000;
    private static final int GROUPS_AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final BenchDatabase database;
    private final String base;
    private final ConfigurableApplicationContext service;
    private final Administrator administrator;

    private Site(BenchDatabase database, String base, ConfigurableApplicationContext service) {
        this.database = database;
        this.base = base;
        this.service = service;
        this.administrator = new Administrator(base, ADMIN_TOKEN);
    }

    static Site start(BenchServer server) throws SQLException, IOException {
        var database = server.create();
        var port = freePort();
        var service = RollbookApplication.start(Map.of(
                "rollbook.port",
                port,
                "rollbook.management-port",
                freePort(),
                "rollbook.public-url",
                "http://127.0.0.1:" + port,
                "rollbook.database-url",
                database.url(),
                "rollbook.data",
                database.data(),
                "rollbook.admin-token",
                ADMIN_TOKEN,
                "server.shutdown",
                "immediate"));
        return new Site(database, "http://127.0.0.1:" + port, service);
    }

    String base() {
        return base;
    }

    BenchDatabase database() {
        return database;
    }

    Administrator administrator() {
        return administrator;
    }

    /** A vendor who keeps so many requests in flight. */
    HttpLoad vendor(int connections, String token) {
        return new HttpLoad(base, connections, token);
    }

    Download download(String token) {
        return new Download(base, token);
    }

    /** A part of the running product. */
    <T> T part(Class<T> type) {
        return service.getBean(type);
    }

    /** Puts so many events into the ledger and waits until all of them can be read. */
    void append(int number, IntFunction<EventMessage<?>> message) {
        var engine = part(Ledger.class).storageEngine();
        var last = Flux.range(0, (number + GROUP - 1) / GROUP)
                .map(group -> messages(group * GROUP, Math.min(number, (group + 1) * GROUP), message))
                .flatMap(messages -> Mono.fromFuture(() -> engine.append(messages)), GROUPS_AT_ONCE, 1)
                .reduce(0L, Math::max)
                .block(PATIENCE);
        part(ReadModels.class).reached(last == null ? 0 : last).block(PATIENCE);
    }

    private static List<EventMessage<?>> messages(int from, int to, IntFunction<EventMessage<?>> message) {
        var messages = new ArrayList<EventMessage<?>>();
        IntStream.range(from, to).mapToObj(message).forEach(messages::add);
        return messages;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws SQLException {
        administrator.close();
        service.close();
        database.close();
    }
}
