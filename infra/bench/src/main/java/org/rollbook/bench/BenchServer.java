package org.rollbook.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.rollbook.app.embedded.EmbeddedDatabase;

/**
 * The PostgreSQL server of product and raw limits alike, durable as the product's own. It is stopped and its files are
 * removed at the end, early or not.
 */
final class BenchServer implements AutoCloseable {
    private final Path data;
    private final EmbeddedDatabase server;
    private final AtomicInteger databases = new AtomicInteger();

    private BenchServer(Path data, EmbeddedDatabase server) {
        this.data = data;
        this.server = server;
    }

    static BenchServer start() throws IOException {
        var data = Files.createTempDirectory("rollbook-bench");
        var server = new BenchServer(data, EmbeddedDatabase.start(data));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    /** An empty database of its own. */
    BenchDatabase create() throws SQLException {
        var name = "bench_" + databases.incrementAndGet();
        new BenchDatabase(this, "postgres").execute("create database " + name);
        return new BenchDatabase(this, name);
    }

    void drop(String name) throws SQLException {
        new BenchDatabase(this, "postgres").execute("drop database " + name + " with (force)");
    }

    String url(String database) {
        var url = server.url();
        return url.substring(0, url.lastIndexOf('/') + 1) + database;
    }

    Path directory(String name) {
        return data.resolve(name);
    }

    String version() throws SQLException {
        try (var pool = new BenchDatabase(this, "postgres").jdbc(1);
                var connection = pool.getConnection()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    @Override
    public synchronized void close() {
        if (Files.notExists(data)) {
            return;
        }
        server.close();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + data, e);
        }
    }
}
