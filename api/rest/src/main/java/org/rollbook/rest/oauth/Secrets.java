package org.rollbook.rest.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.ClientKeys;
import org.rollbook.messages.connection.ConnectionView;

/** Secrets of connections: made here, shown once, known by their hash from then on. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String NOBODYS = "0".repeat(64);
    private static final int FINGERPRINT = 16;

    private Secrets() {}

    /** 256 random bits. */
    public static String make() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** 128 random bits in small letters and digits, for ids that we give. */
    public static String id() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    public static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    /** Compares without telling by its time how much is equal. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Finds which of the connection's secrets this is, with the same work whether or not there is a connection.
     *
     * @return fingerprint of the secret; empty when it is not one of those that work
     */
    static Optional<String> match(@Nullable ConnectionView connection, String secret, Instant now) {
        var hash = sha256(secret);
        var live = same(hash, connection == null || expired(connection, now) ? NOBODYS : connection.secretSha256());
        var previous = connection == null ? null : previous(connection, now);
        var old = same(hash, previous == null ? NOBODYS : previous);
        return live || old ? Optional.of(fingerprint(hash)) : Optional.empty();
    }

    /** True when the live secret does not work any more. */
    static boolean expired(ConnectionView connection, Instant now) {
        var end = connection.proofs().secretExpiresAt();
        return end != null && !now.isBefore(end);
    }

    static String fingerprint(ClientKeys keys) {
        return fingerprint(sha256(keys.url() + " " + keys.keySet()));
    }

    /** True while the secret, or the keys, that a token was got with are those of the connection. */
    static boolean alive(ConnectionView connection, String fingerprint, Instant now) {
        var previous = previous(connection, now);
        var keys = connection.proofs().keys();
        return (fingerprint(connection.secretSha256()).equals(fingerprint) && !expired(connection, now))
                || (keys != null && fingerprint(keys).equals(fingerprint))
                || (previous != null && fingerprint(previous).equals(fingerprint));
    }

    private static @Nullable String previous(ConnectionView connection, Instant now) {
        var until = connection.previousUntil();
        return until != null && now.isBefore(until) ? connection.previousSecretSha256() : null;
    }

    private static String fingerprint(String hash) {
        return hash.substring(0, FINGERPRINT);
    }
}
