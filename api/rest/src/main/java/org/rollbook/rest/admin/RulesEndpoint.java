package org.rollbook.rest.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.GetRules;
import org.rollbook.rest.oauth.AccessTokens;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules that a connection must keep to, as data: for administrators by the connection's id, for a vendor by its own
 * token. Their version changes when they do, and is their entity tag.
 */
@RestController
public final class RulesEndpoint {
    private static final JsonMapper JSON = new JsonMapper();

    private final Administration administration;
    private final AccessTokens tokens;

    public RulesEndpoint(Administration administration, AccessTokens tokens) {
        this.administration = administration;
        this.tokens = tokens;
    }

    @GetMapping("/api/v1/connections/{id}/rules")
    Mono<ResponseEntity<byte[]>> ofConnection(@PathVariable String id, ServerHttpRequest request) {
        return rules(id, request);
    }

    @GetMapping("/api/v1/rules")
    Mono<ResponseEntity<byte[]>> own(ServerWebExchange exchange) {
        return tokens.authenticate(exchange).flatMap(grant -> {
            if (!grant.connection().enabled()) {
                return Mono.error(new Refused(RefusalCode.CONNECTION_DISABLED));
            }
            return rules(grant.connection().id(), exchange.getRequest());
        });
    }

    private Mono<ResponseEntity<byte[]>> rules(String connectionId, ServerHttpRequest request) {
        return administration.ask(new GetRules(connectionId)).map(rules -> {
            var content = (ObjectNode) JSON.valueToTree(RulesAnswer.of(rules));
            var version = version(content);
            var tag = "\"" + version + "\"";
            if (request.getHeaders().getIfNoneMatch().contains(tag)) {
                return ResponseEntity.status(304).eTag(tag).<byte[]>build();
            }
            var body = JSON.createObjectNode().put("version", version).setAll(content);
            return ResponseEntity.ok()
                    .eTag(tag)
                    .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(JSON.writeValueAsBytes(body));
        });
    }

    private static String version(ObjectNode content) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var digest = sha256.digest(JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
