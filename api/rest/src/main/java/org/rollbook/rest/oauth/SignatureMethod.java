package org.rollbook.rest.oauth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rollbook.rest.Percent;

/** How a request can be signed. {@code PLAINTEXT} would send the secret, and {@code RSA-SHA1} has no use here. */
enum SignatureMethod {
    HMAC_SHA256("HMAC-SHA256", "HmacSHA256"),
    HMAC_SHA1("HMAC-SHA1", "HmacSHA1");

    private final String word;
    private final String algorithm;

    SignatureMethod(String word, String algorithm) {
        this.word = word;
        this.algorithm = algorithm;
    }

    static Optional<SignatureMethod> of(String word) {
        return Arrays.stream(values())
                .filter(method -> method.word.equals(word))
                .findFirst();
    }

    String word() {
        return word;
    }

    /** Signs with a client's secret; there is no token secret, but its separator stays. */
    byte[] sign(String baseString, String secret) {
        return hmac(baseString, Percent.encode(secret) + "&");
    }

    byte[] hmac(String text, String key) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }
}
