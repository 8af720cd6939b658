package org.rollbook.rest.admin;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.ChangeConflictPolicy;
import org.rollbook.messages.connection.ChangeScope;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.DemandVendorHeader;
import org.rollbook.messages.connection.DisableConnection;
import org.rollbook.messages.connection.DisableFunction;
import org.rollbook.messages.connection.EnableConnection;
import org.rollbook.messages.connection.EnableFunction;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.GetConnectionById;
import org.rollbook.messages.connection.MoveConnection;
import org.rollbook.messages.connection.RenewSecret;
import org.rollbook.messages.connection.SetClientKeys;
import org.rollbook.messages.connection.VendorHeader;
import org.rollbook.messages.gradebook.ConflictPolicy;
import org.rollbook.rest.PublicAddress;
import org.rollbook.rest.oauth.KeyUrlPolicy;
import org.rollbook.rest.oauth.SecretSeal;
import org.rollbook.rest.oauth.Secrets;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One connection: its functions, its scope, its secret, its home, and whether it may be used. */
@RestController
@RequestMapping("/api/v1/connections/{id}")
public final class ConnectionsEndpoint {
    private static final Duration USUAL_OVERLAP = Duration.ofDays(1);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private final Administration administration;
    private final PublicAddress address;
    private final Clock clock;
    private final SecretSeal seal;
    private final KeyUrlPolicy keyUrls;

    public ConnectionsEndpoint(
            Administration administration, PublicAddress address, Clock clock, SecretSeal seal, KeyUrlPolicy keyUrls) {
        this.seal = seal;
        this.keyUrls = keyUrls;
        this.administration = administration;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping
    Mono<ConnectionAnswer> one(@PathVariable String id) {
        return find(id).map(connection -> ConnectionAnswer.of(connection, address, clock.instant(), null));
    }

    @PostMapping("/functions/{function}/enable")
    Mono<ConnectionAnswer> enable(@PathVariable String id, @PathVariable String function, ServerWebExchange exchange) {
        return change(id, new EnableFunction(id, function(function)), null, exchange);
    }

    @PostMapping("/functions/{function}/disable")
    Mono<ConnectionAnswer> disable(@PathVariable String id, @PathVariable String function, ServerWebExchange exchange) {
        return change(id, new DisableFunction(id, function(function)), null, exchange);
    }

    @PostMapping("/enable")
    Mono<ConnectionAnswer> enable(@PathVariable String id, ServerWebExchange exchange) {
        return change(id, new EnableConnection(id), null, exchange);
    }

    @PostMapping("/disable")
    Mono<ConnectionAnswer> disable(@PathVariable String id, ServerWebExchange exchange) {
        return change(id, new DisableConnection(id), null, exchange);
    }

    /** The answer shows the new secret, this once; the old one works on for {@code overlapSeconds}. */
    @PostMapping("/renew-secret")
    Mono<ConnectionAnswer> renewSecret(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable JsonNode sent,
            ServerWebExchange exchange) {
        var body =
                Body.of(sent == null ? JsonNodeFactory.instance.objectNode() : sent, "overlapSeconds", SecretLife.DAYS);
        var overlap =
                body.number("overlapSeconds", 0, (int) LONGEST_OVERLAP.toSeconds(), (int) USUAL_OVERLAP.toSeconds());
        var secret = Secrets.make();
        var until = clock.instant().plusSeconds(overlap);
        return find(id).flatMap(connection -> {
            var sealed = connection.kind().signs() ? seal.seal(id, secret) : null;
            var end = SecretLife.end(body, clock.instant());
            return change(id, new RenewSecret(id, Secrets.sha256(secret), sealed, until, end), secret, exchange);
        });
    }

    /** {@code {"url": "https://…"}}, or {@code {"keys": […]}}: the client may sign assertions with these keys. */
    @PutMapping("/client-keys")
    Mono<ConnectionAnswer> keys(@PathVariable String id, @RequestBody JsonNode sent, ServerWebExchange exchange) {
        return change(id, new SetClientKeys(id, ClientKeysBody.keys(sent, keyUrls)), null, exchange);
    }

    @DeleteMapping("/client-keys")
    Mono<ConnectionAnswer> noKeys(@PathVariable String id, ServerWebExchange exchange) {
        return change(id, new SetClientKeys(id, null), null, exchange);
    }

    /** The answer shows key and secret of the vendor header, the secret this once; from now on it is demanded. */
    @PostMapping("/vendor-header")
    Mono<ConnectionAnswer> demand(@PathVariable String id, ServerWebExchange exchange) {
        var secret = Secrets.make();
        var header = new VendorHeader(Secrets.id(), Secrets.sha256(secret));
        return change(id, new DemandVendorHeader(id, header), null, exchange)
                .map(answer -> answer.withVendorSecret(secret));
    }

    @DeleteMapping("/vendor-header")
    Mono<ConnectionAnswer> noDemand(@PathVariable String id, ServerWebExchange exchange) {
        return change(id, new DemandVendorHeader(id, null), null, exchange);
    }

    @PutMapping("/scope")
    Mono<ConnectionAnswer> scope(@PathVariable String id, @RequestBody JsonNode sent, ServerWebExchange exchange) {
        var body = Body.of(sent, "schools", "demographics");
        return find(id).flatMap(connection -> {
            var demographics = body.flag("demographics", connection.demographics());
            return change(id, new ChangeScope(id, body.allOrTexts("schools"), demographics), null, exchange);
        });
    }

    /** {@code {"policy": "teacher-wins" | "newest-wins" | "vendor-wins"}} */
    @PutMapping("/conflict-policy")
    Mono<ConnectionAnswer> conflicts(@PathVariable String id, @RequestBody JsonNode sent, ServerWebExchange exchange) {
        var policy = Body.of(sent, "policy").word("policy", ConflictPolicy.class, ConflictPolicy::word);
        return change(id, new ChangeConflictPolicy(id, policy), null, exchange);
    }

    @PostMapping("/move")
    Mono<ConnectionAnswer> move(@PathVariable String id, @RequestBody JsonNode sent, ServerWebExchange exchange) {
        var application = Body.of(sent, "application").text("application");
        return change(id, new MoveConnection(id, application), null, exchange);
    }

    private Mono<ConnectionAnswer> change(
            String id, Object command, @Nullable String secret, ServerWebExchange exchange) {
        return find(id).flatMap(there -> administration.send(command, exchange))
                .flatMap(receipt -> find(id))
                .map(connection -> ConnectionAnswer.of(connection, address, clock.instant(), secret));
    }

    private Mono<ConnectionView> find(String id) {
        return administration.ask(new GetConnectionById(id));
    }

    private static Function function(String word) {
        return Body.word("function", word, Function.class, Function::word);
    }
}
