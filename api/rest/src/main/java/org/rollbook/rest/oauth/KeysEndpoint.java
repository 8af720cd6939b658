package org.rollbook.rest.oauth;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.Map;
import org.rollbook.rest.PublicAddress;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The key with which this installation signs, and where its clients get tokens (RFC 8414). */
@RestController
public final class KeysEndpoint {
    private final SigningKey signingKey;
    private final PublicAddress address;

    public KeysEndpoint(SigningKey signingKey, PublicAddress address) {
        this.signingKey = signingKey;
        this.address = address;
    }

    @GetMapping(PublicAddress.KEYS)
    Map<String, Object> keys() {
        return new JWKSet(signingKey.key().toPublicJWK()).toJSONObject();
    }

    @GetMapping("/.well-known/oauth-authorization-server")
    Map<String, Object> server() {
        return Map.of(
                "issuer", address.issuer(),
                "token_endpoint", address.tokenUrl(),
                "jwks_uri", address.with(PublicAddress.KEYS),
                "grant_types_supported", List.of("client_credentials"),
                "response_types_supported", List.of(),
                "token_endpoint_auth_methods_supported",
                        List.of("client_secret_basic", "client_secret_post", "private_key_jwt"),
                "token_endpoint_auth_signing_alg_values_supported", ClientAssertions.algorithms());
    }
}
