package org.rollbook.rest.oauth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rollbook.rest.Percent;

/** Signs requests as a client does, written from the text of RFC 5849 alone. */
public final class Signing {
    private Signing() {}

    /** The parameters of the protocol, with the signature. */
    public static Map<String, String> sign(
            String method,
            String address,
            Map<String, String> query,
            String key,
            String secret,
            String algorithm,
            long timestamp,
            String nonce)
            throws Exception {
        var oauth = new TreeMap<String, String>(Map.of(
                "oauth_consumer_key", key,
                "oauth_nonce", nonce,
                "oauth_signature_method", algorithm,
                "oauth_timestamp", Long.toString(timestamp),
                "oauth_version", "1.0"));
        var all = new TreeMap<String, String>();
        query.forEach((name, value) -> all.put(Percent.encode(name), Percent.encode(value)));
        oauth.forEach((name, value) -> all.put(Percent.encode(name), Percent.encode(value)));
        var normalised = all.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("&"));
        var base = method + "&" + Percent.encode(address) + "&" + Percent.encode(normalised);
        var mac = Mac.getInstance(algorithm.equals("HMAC-SHA1") ? "HmacSHA1" : "HmacSHA256");
        mac.init(new SecretKeySpec((secret + "&").getBytes(StandardCharsets.US_ASCII), "RAW"));
        oauth.put(
                "oauth_signature",
                Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.US_ASCII))));
        return oauth;
    }

    public static String header(Map<String, String> oauth) {
        return oauth.entrySet().stream()
                .map(pair -> pair.getKey() + "=\"" + Percent.encode(pair.getValue()) + "\"")
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }

    public static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(pair -> Percent.encode(pair.getKey()) + "=" + Percent.encode(pair.getValue()))
                .collect(Collectors.joining("&"));
    }
}
