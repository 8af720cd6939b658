package org.rollbook.query.readmodel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of which code read models are: which models, with which fields, by which revision of which projection. */
final class Fingerprint {
    /** To be raised when stores lay rows out in another way. */
    private static final int LAYOUT = 1;

    private Fingerprint() {}

    static String of(List<Projection> projections) {
        String code = Stream.concat(
                        projections.stream()
                                .map(projection -> projection.getClass().getName() + " " + projection.revision()),
                        projections.stream()
                                .flatMap(projection -> projection.models().stream())
                                .map(Model::toString))
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n", LAYOUT + "\n", ""));
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
