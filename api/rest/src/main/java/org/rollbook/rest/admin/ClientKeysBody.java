package org.rollbook.rest.admin;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.ClientKeys;
import org.rollbook.rest.oauth.KeyUrlPolicy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keys of a client as administrators send and see them: {@code {"url": "…"}}, or a JSON Web Key Set. */
final class ClientKeysBody {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST = 32 * 1024;
    private static final int MOST = 20;

    private ClientKeysBody() {}

    static ClientKeys keys(JsonNode sent, KeyUrlPolicy policy) {
        var body = Body.of(sent, "url", "keys");
        var url = body.optionalText("url");
        if ((url == null) == !body.has("keys")) {
            throw Body.invalid("Send either url or keys.");
        }
        if (url == null) {
            return new ClientKeys(null, checked(sent));
        }
        var objection = policy.objection(url);
        if (objection != null) {
            throw Body.invalid(objection);
        }
        return new ClientKeys(url, null);
    }

    private static String checked(JsonNode sent) {
        var text = JSON.writeValueAsString(sent);
        try {
            var keys = JWKSet.parse(text).getKeys();
            if (text.length() > LARGEST || keys.isEmpty() || keys.size() > MOST) {
                throw Body.invalid("keys are not from 1 to " + MOST + " keys.");
            }
            if (keys.stream().anyMatch(JWK::isPrivate)) {
                throw Body.invalid("A key is private: send its public part, and make a new pair.");
            }
            return new JWKSet(keys).toString(true);
        } catch (ParseException e) {
            throw Body.invalid("keys are not a JSON Web Key Set.");
        }
    }

    static @Nullable Object answer(@Nullable ClientKeys keys) {
        if (keys == null) {
            return null;
        }
        var set = keys.keySet();
        return set == null ? JSON.createObjectNode().put("url", String.valueOf(keys.url())) : JSON.readTree(set);
    }
}
