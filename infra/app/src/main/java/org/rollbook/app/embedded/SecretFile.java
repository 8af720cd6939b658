package org.rollbook.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A random secret of 256 bits in a file that only its owner can read. */
public record SecretFile(Path path) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public static SecretFile at(Path path) {
        return new SecretFile(path);
    }

    /** Reads the secret; makes one when there is none. */
    public String readOrCreate() {
        try {
            if (Files.exists(path)) {
                return Files.readString(path).trim();
            }
            Files.createDirectories(path.toAbsolutePath().getParent());
            var secret = new byte[32];
            RANDOM.nextBytes(secret);
            var text = HexFormat.of().formatHex(secret);
            Files.createFile(path, ownerOnly());
            Files.writeString(path, text, StandardOpenOption.SYNC);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + path, e);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
