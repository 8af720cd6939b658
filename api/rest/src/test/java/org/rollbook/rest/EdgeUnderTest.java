package org.rollbook.rest;

import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.rollbook.messages.audit.LedgerEntries;
import org.rollbook.messages.audit.LedgerEntry;
import org.rollbook.messages.audit.LedgerPage;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.Nonces;
import org.rollbook.messages.connection.Partner;
import org.rollbook.messages.connection.PartnerCatalogue;
import org.rollbook.messages.connection.RunningSyncs;
import org.rollbook.messages.connection.SyncView;
import org.rollbook.messages.roster.Uploads;
import org.rollbook.rest.admin.AdminTokens;
import org.rollbook.rest.admin.Installation;
import org.rollbook.rest.oauth.AccessTokens;
import org.rollbook.rest.oauth.KeyUrlPolicy;
import org.rollbook.rest.oauth.SecretSeal;
import org.rollbook.rest.oauth.SigningKey;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The edge without OneRoster, on a real server, before a district that answers as a test tells it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({
    "org.rollbook.rest.oauth",
    "org.rollbook.rest.admin",
    "org.rollbook.rest.audit",
    "org.rollbook.rest.portal"
})
@Import({RequestId.class, SafeHeaders.class, Problems.class, FailedRequests.class})
public class EdgeUnderTest {
    public static final String ADMIN = "test-administrator";

    @Bean
    DistrictStub district() {
        return new DistrictStub();
    }

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    @Bean
    SigningKey signingKey() throws Exception {
        return new SigningKey(Files.createTempDirectory("edge").resolve("signing-key.json"));
    }

    @Bean
    KeyUrlPolicy keyUrlPolicy() {
        return new KeyUrlPolicy(false);
    }

    @Bean
    SecretSeal secretSeal() {
        return new SecretSeal("5e".repeat(32));
    }

    @Bean
    RequestsInMemory requestLog() {
        return new RequestsInMemory();
    }

    @Bean
    Nonces nonces() {
        return new RememberedNonces();
    }

    @Bean
    AdminTokens adminTokens() {
        return new AdminTokens(List.of(ADMIN));
    }

    @Bean
    PublicAddress publicAddress() {
        return new PublicAddress(URI.create("https://roster.example.org"));
    }

    @Bean
    PartnerCatalogue catalogue() {
        return new PartnerCatalogue(List.of(new Partner(
                "partner-1",
                "Partner One",
                Set.of(),
                true,
                Set.of(Function.ROSTER_SYNC, Function.LEARNING_TOOL),
                "Supported by Partner One.")));
    }

    @Bean
    Installation installation() {
        return new Installation("instance-1", "1.0");
    }

    @Bean
    Uploads uploads() throws Exception {
        var directory = Files.createTempDirectory("uploads");
        return directory::resolve;
    }

    @Bean
    RunningSyncs runningSyncs() {
        return syncId -> Optional.of(new SyncView(
                syncId, "con-1", SyncView.RUNNING, Instant.EPOCH, Instant.EPOCH, 3, Map.of("users", 300L)));
    }

    @Bean
    LedgerEntries ledger() {
        var entry = new LedgerEntry(
                7, "district", 0L, "event-1", "connection.settings-changed", 1, Instant.EPOCH, "{\"a\":1}", "{}", "ab");
        return (after, stream, name, limit) ->
                CompletableFuture.completedFuture(new LedgerPage(after < 7 ? List.of(entry) : List.of(), 1));
    }

    /** Stands for every route that a vendor's token opens. */
    @RestController
    static class Guarded {
        private final AccessTokens tokens;

        Guarded(AccessTokens tokens) {
            this.tokens = tokens;
        }

        @GetMapping("/guarded")
        Mono<Set<String>> scopes(ServerWebExchange exchange) {
            return tokens.authenticate(exchange).map(AccessTokens.Grant::scopes);
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("a secret detail");
        }
    }
}
