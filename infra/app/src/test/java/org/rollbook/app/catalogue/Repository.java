package org.rollbook.app.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where the repository lies; tests run in the folder of their module. */
public final class Repository {
    public static final Path ROOT = find(Path.of("").toAbsolutePath());

    private static Path find(Path folder) {
        Path at = folder;
        while (!Files.exists(at.resolve("rollbook"))) {
            at = Objects.requireNonNull(at.getParent(), "the repository's folder");
        }
        return at;
    }

    private Repository() {}
}
