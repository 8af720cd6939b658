package org.rollbook.app.oneroster;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** A vendor that signs its requests by OAuth 1. */
record Signed(District district, String key, String secret, String algorithm) {
    static Signed by(District district, JsonNode connection, String algorithm) {
        return new Signed(
                district,
                connection.path("clientId").asString(),
                connection.path("clientSecret").asString(),
                algorithm);
    }

    District.Answer get(String path, String query) throws Exception {
        return get(
                path,
                query,
                System.currentTimeMillis() / 1000,
                UUID.randomUUID().toString());
    }

    /** @param query parameters, encoded */
    District.Answer get(String path, String query, long timestamp, String nonce) throws Exception {
        return district.send(HttpRequest.newBuilder(district.base.resolve(path + (query.isEmpty() ? "" : "?" + query)))
                .header("Authorization", header("GET", path, query, timestamp, nonce))
                .GET());
    }

    String header(String method, String path, String query, long timestamp, String nonce) throws Exception {
        var oauth = new TreeMap<String, String>();
        oauth.put("oauth_consumer_key", key);
        oauth.put("oauth_nonce", nonce);
        oauth.put("oauth_signature_method", algorithm);
        oauth.put("oauth_timestamp", Long.toString(timestamp));
        var all = new TreeMap<>(oauth);
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            all.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        var normalised = all.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("&"));
        var base = method + "&" + encode(district.base + path) + "&" + encode(normalised);
        var mac = Mac.getInstance(algorithm.replace("HMAC-", "Hmac"));
        mac.init(new SecretKeySpec((secret + "&").getBytes(StandardCharsets.US_ASCII), "RAW"));
        oauth.put(
                "oauth_signature",
                encode(Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.US_ASCII)))));
        return oauth.entrySet().stream()
                .map(pair -> pair.getKey() + "=\"" + pair.getValue() + "\"")
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
