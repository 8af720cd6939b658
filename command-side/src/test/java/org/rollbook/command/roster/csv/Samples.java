package org.rollbook.command.roster.csv;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Packages of other people that tests read; they are not part of the sources. */
public final class Samples {
    private Samples() {}

    /** The folder with the samples: system property, environment, or beside the checkout. */
    public static Optional<Path> folder() {
        return Stream.of(
                        System.getProperty("rollbook.samples"),
                        System.getenv("ROLLBOOK_SAMPLES"),
                        "../shared/samples",
                        "../../shared/samples",
                        "../../../shared/samples",
                        "../../../../shared/samples")
                .filter(path -> path != null && Files.isDirectory(Path.of(path)))
                .map(Path::of)
                .findFirst();
    }
}
