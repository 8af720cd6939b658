package org.rollbook.rest.oauth;

import static org.rollbook.rest.oauth.TokenRefused.badRequest;
import static org.rollbook.rest.oauth.TokenRefused.invalidRequest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parameters of a request for a token.
 *
 * @param scope null for everything
 * @param assertion a JWT that the client has signed in place of a secret; null for none
 * @param json true when they came as a JSON object, which only lenient connections may send
 */
record TokenRequest(
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String scope,
        @Nullable String assertion,
        boolean json) {
    private static final JsonMapper JSON = new JsonMapper();

    static TokenRequest form(String body) {
        return of(parameters(body), false);
    }

    static TokenRequest json(String body) {
        return of(members(body), true);
    }

    private static TokenRequest of(Map<String, String> parameters, boolean json) {
        var grant = parameters.get("grant_type");
        if (grant == null) {
            throw invalidRequest("grant_type is missing.");
        }
        if (!grant.equals("client_credentials")) {
            throw badRequest("unsupported_grant_type", "Only client_credentials is supported.");
        }
        var assertion = parameters.get("client_assertion");
        if (assertion != null && !ClientAssertions.TYPE.equals(parameters.get("client_assertion_type"))) {
            throw invalidRequest("client_assertion_type is not " + ClientAssertions.TYPE + ".");
        }
        return new TokenRequest(
                parameters.get("client_id"), parameters.get("client_secret"), parameters.get("scope"), assertion, json);
    }

    private static Map<String, String> parameters(String body) {
        Map<String, String> parameters = new HashMap<>();
        for (var pair : body.split("&")) {
            if (!pair.isBlank()) {
                int equals = pair.indexOf('=');
                var name = decode(equals < 0 ? pair : pair.substring(0, equals));
                var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                if (parameters.put(name, value) != null) {
                    throw invalidRequest("A parameter is repeated.");
                }
            }
        }
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.strip(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalidRequest("The body is not form-encoded.");
        }
    }

    private static Map<String, String> members(String body) {
        JsonNode object;
        try {
            object = JSON.readTree(body);
        } catch (JacksonException e) {
            throw invalidRequest("The body is not JSON.");
        }
        Map<String, String> parameters = new HashMap<>();
        object.properties().forEach(member -> {
            if (member.getValue().isString()) {
                parameters.put(member.getKey(), member.getValue().asString());
            }
        });
        return parameters;
    }
}
