package org.rollbook.rest.oauth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets that the service must know again, because others sign with them: AES-256-GCM under a key of the
 * installation that no database holds. A sealed secret opens for its own connection only.
 */
public final class SecretSeal {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    /** @param hex the key, 256 bits in hexadecimal; the same on all nodes of an installation */
    public SecretSeal(String hex) {
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(hex.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The key that seals secrets is not hexadecimal.", e);
        }
        if (bytes.length != KEY) {
            throw new IllegalArgumentException("The key that seals secrets does not have 64 hexadecimal digits.");
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    public String seal(String connectionId, String secret) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, connectionId).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot seal a secret.", e);
        }
    }

    /** Empty when it was sealed for another connection, under another key, or was changed since. */
    public Optional<String> open(String connectionId, String sealed) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(sealed);
            var nonce = new byte[NONCE];
            ByteBuffer.wrap(all).get(nonce);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, nonce, connectionId).doFinal(all, NONCE, all.length - NONCE);
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String connectionId) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(connectionId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
