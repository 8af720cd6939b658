package org.rollbook.app.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL in a directory that outlives the process: durable like any other server, on a loopback port, with a
 * password of its own. A server that an earlier process left behind when it was killed is stopped first.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PORT_LINE = 3;
    /** Room for the working set of a district of 50,000 students. Only what is used takes memory. */
    private static final String SHARED_BUFFERS = "512MB";

    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /** @param data directory of all that the embedded default keeps; made when it is not there */
    public static EmbeddedDatabase start(Path data) {
        var directory = directory(data);
        var isNew = !exists(data);
        var password = SecretFile.at(data.resolve("database.password")).readOrCreate();
        try {
            Files.createDirectories(directory);
            stopLeftover(directory);
            var server = builder(directory, data, password).start();
            if (isNew) {
                demandPassword(server, directory, password);
            }
            return new EmbeddedDatabase(server, password);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database did not start in " + directory, e);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded database could not be set up in " + directory, e);
        }
    }

    /** True when a database was made in the directory before. */
    public static boolean exists(Path data) {
        return Files.exists(directory(data).resolve("PG_VERSION"));
    }

    /** Address of the server that a running service keeps in the directory; empty when none runs. */
    public static Optional<String> running(Path data) {
        return running(postmasterPid(directory(data)))
                .map(lines -> url(
                        SecretFile.at(data.resolve("database.password")).readOrCreate(),
                        Integer.parseInt(lines.get(PORT_LINE).trim())));
    }

    /** {@code postgresql://user:password@host:port/database}. */
    public String url() {
        return url(password, server.getPort());
    }

    /** Process id of the server. */
    public long pid() {
        return server.getProcess().pid();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("The embedded database did not stop cleanly; it recovers at the next start", e);
        }
    }

    private static String url(String password, int port) {
        return "postgresql://postgres:" + password + "@localhost:" + port + "/postgres";
    }

    private static Path directory(Path data) {
        return data.resolve("postgresql").toAbsolutePath();
    }

    private static EmbeddedPostgres.Builder builder(Path directory, Path data, String password) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(data.resolve("postgresql-binaries").toFile())
                .setPGStartupWait(PATIENCE)
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", SHARED_BUFFERS)
                .setServerConfig("bgwriter_delay", "20ms")
                .setServerConfig("bgwriter_lru_maxpages", "1000")
                .setServerConfig("bgwriter_lru_multiplier", "4")
                .setServerConfig("min_wal_size", "512MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("jit", "off")
                .setServerConfig("max_parallel_workers_per_gather", "0")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        data.resolve("postgresql.log").toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                        data.resolve("postgresql.log").toFile()));
    }

    /** The server begins open to every local process; from here on the password is needed. */
    private static void demandPassword(EmbeddedPostgres server, Path directory, String password)
            throws IOException, SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + password + "'");
            Files.writeString(directory.resolve("pg_hba.conf"), """
                    host all all 127.0.0.1/32 scram-sha-256
                    host all all ::1/128 scram-sha-256
                    """);
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void stopLeftover(Path directory) throws IOException {
        var leftover = running(postmasterPid(directory)).flatMap(lines -> process(lines.getFirst()));
        if (leftover.isEmpty()) {
            return;
        }
        LOG.info("Stopping the database server that an earlier process left behind");
        leftover.get().destroy();
        try {
            leftover.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database server of an earlier process stops", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Another database server uses " + directory + " and does not stop", e);
        }
    }

    private static List<String> postmasterPid(Path directory) {
        var pidFile = directory.resolve("postmaster.pid");
        try {
            return Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile, e);
        }
    }

    /** The lines of the server's own file, when the process that wrote them still runs. */
    private static Optional<List<String>> running(List<String> postmasterPid) {
        return Optional.of(postmasterPid)
                .filter(lines -> lines.size() > PORT_LINE)
                .filter(lines -> process(lines.getFirst()).isPresent());
    }

    private static Optional<ProcessHandle> process(String pid) {
        return ProcessHandle.of(Long.parseLong(pid.trim())).filter(EmbeddedDatabase::isPostgres);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }
}
