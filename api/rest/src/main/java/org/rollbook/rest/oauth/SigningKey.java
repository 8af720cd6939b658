package org.rollbook.rest.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Objects;

/**
 * The key with which this installation signs access tokens, an RSA key as a JSON Web Key. All nodes of an installation
 * need the same one.
 */
public final class SigningKey {
    private static final int BITS = 2048;

    private final RSAKey key;

    /** Reads the key from the file; makes one there, readable by its owner only, when there is no file. */
    public SigningKey(Path file) {
        this(readOrCreate(file));
    }

    /** @param jwk JSON text of a private RSA key of at least 2048 bits */
    public SigningKey(String jwk) {
        try {
            key = RSAKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalArgumentException("The signing key is not an RSA key in JWK form.", e);
        }
        if (!key.isPrivate() || key.size() < BITS) {
            throw new IllegalArgumentException(
                    "The signing key is not a private RSA key of at least " + BITS + " bits.");
        }
    }

    RSAKey key() {
        return key;
    }

    private static String readOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write the signing key " + file, e);
        }
    }

    /** A whole file appears under its name, or none; of two nodes that start at once, one key stays. */
    private static void create(Path file) throws IOException {
        var directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "The signing key is a file.");
        Files.createDirectories(directory);
        var draft = Files.createTempFile(directory, "signing-key", ".new", ownerOnly(directory));
        try {
            Files.writeString(draft, generate().toJSONString());
            try {
                Files.createLink(file, draft);
            } catch (UnsupportedOperationException e) {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException e) {
                return; // another process was first; its key is the one to read
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot make a signing key.", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path directory) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
