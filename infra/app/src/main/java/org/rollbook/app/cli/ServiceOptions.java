package org.rollbook.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rollbook.app.embedded.LocalToken;
import picocli.CommandLine.Option;

/** Where the running service is, and with which right the command line talks to it. */
final class ServiceOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of the running service (default: ROLLBOOK_PUBLIC_URL, else http://localhost:8080).")
    Optional<URI> url = Optional.empty();

    Service connect() {
        return new Service(url.or(() -> environment("ROLLBOOK_PUBLIC_URL").map(URI::create))
                .orElseGet(() -> URI.create(
                        "http://localhost:" + environment("ROLLBOOK_PORT").orElse("8080"))));
    }

    /** The configured administrator's token, or the one that a service on this machine keeps in its data directory. */
    String administratorToken() {
        return environment("ROLLBOOK_ADMIN_TOKEN").orElseGet(ServiceOptions::localToken);
    }

    static Path dataDirectory() {
        return Path.of(environment("ROLLBOOK_DATA").orElse(".rollbook"));
    }

    static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    private static String localToken() {
        var file = LocalToken.file(dataDirectory());
        try {
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "There is no administrator's token: set ROLLBOOK_ADMIN_TOKEN, or run this where " + file
                            + " of the running service can be read.",
                    e);
        }
    }
}
