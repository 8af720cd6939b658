package org.rollbook.app.kill;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The service as a process of its own, which can be killed. */
final class KilledService {
    private static final Duration START = Duration.ofSeconds(90);

    private final Path data;
    private final Class<?> main;
    private final String heap;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Process process;

    KilledService(Path data, Class<?> main) throws IOException {
        this(data, main, "384m");
    }

    KilledService(Path data, Class<?> main, String heap) throws IOException {
        this.data = data;
        this.main = main;
        this.heap = heap;
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
    }

    URI base() {
        return URI.create("http://localhost:" + port);
    }

    Path data() {
        return data;
    }

    String administratorToken() throws IOException {
        return Files.readString(data.resolve("administrator.token")).trim();
    }

    void start() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(main.getName(), "run", "--empty"));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("service.log").toFile()));
        builder.environment().put("ROLLBOOK_DATA", data.toString());
        builder.environment().put("ROLLBOOK_PORT", Integer.toString(port));
        builder.environment().put("ROLLBOOK_MANAGEMENT_PORT", "-1");
        process = builder.start();
        awaitReady();
    }

    /** Ends the process at once, as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    /** Ends the database server at once, under the feet of the service. */
    void killDatabase() throws IOException {
        var pid = Files.readAllLines(data.resolve("postgresql").resolve("postmaster.pid"))
                .getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(pid.trim())).orElseThrow();
        var children = postmaster.children().toList();
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
        children.forEach(child -> child.onExit().join());
    }

    /** Asks the service to end, and waits until it has. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the service did not stop");
        }
    }

    private void awaitReady() throws IOException {
        var deadline = System.nanoTime() + START.toNanos();
        var request = HttpRequest.newBuilder(base().resolve("/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the service ended:\n" + log());
            }
            try {
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("the service did not become ready:\n" + log());
    }

    String log() throws IOException {
        return Files.readString(data.resolve("service.log"));
    }
}
