package org.rollbook.app.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
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

    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /** @param data directory of all that the embedded default keeps; made when it is not there */
    public static EmbeddedDatabase start(Path data) {
        var directory = data.resolve("postgresql").toAbsolutePath();
        var isNew = !Files.exists(directory.resolve("PG_VERSION"));
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

    /** {@code postgresql://user:password@host:port/database}. */
    public String url() {
        return "postgresql://postgres:" + password + "@localhost:" + server.getPort() + "/postgres";
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
                .setServerConfig("shared_buffers", "128MB")
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
        var pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().trim());
        var leftover = ProcessHandle.of(pid).filter(EmbeddedDatabase::isPostgres);
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
            throw new IOException(
                    "Another database server (process " + pid + ") uses " + directory + " and does not stop", e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }
}
