package org.rollbook.rest.oneroster;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollbook.messages.Caller;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.Disclosures;
import org.rollbook.messages.connection.PagesDisclosed;
import org.rollbook.rest.DistrictStub;
import org.rollbook.rest.FailedRequests;
import org.rollbook.rest.Problems;
import org.rollbook.rest.PublicAddress;
import org.rollbook.rest.RememberedNonces;
import org.rollbook.rest.RequestId;
import org.rollbook.rest.RequestTrace;
import org.rollbook.rest.RequestsInMemory;
import org.rollbook.rest.SafeHeaders;
import org.rollbook.rest.TestClock;
import org.rollbook.rest.oauth.AccessTokens;
import org.rollbook.rest.oauth.SecretSeal;
import org.rollbook.rest.oauth.SignedRequests;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;

/** OneRoster's edge on a real server, before a district that answers as a test tells it. The client id is the token. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan("org.rollbook.rest.oneroster")
@Import({RequestId.class, SafeHeaders.class, Problems.class, FailedRequests.class})
class OneRosterUnderTest {
    static final SecretSeal SEAL = new SecretSeal("5e".repeat(32));

    @Bean
    DistrictStub district() {
        return new DistrictStub();
    }

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    @Bean
    PublicAddress publicAddress() {
        return new PublicAddress(URI.create("https://sis.example.org"));
    }

    @Bean
    Tokens tokens() {
        return new Tokens();
    }

    @Bean
    SignedRequests signedRequests(DistrictStub district, TestClock clock, PublicAddress address) {
        return new SignedRequests(district, new RememberedNonces(), SEAL, clock, address);
    }

    @Bean
    RequestsInMemory requestLog() {
        return new RequestsInMemory();
    }

    @Bean
    Disclosed disclosed() {
        return new Disclosed();
    }

    /** Knows connections by their client ids. */
    static final class Tokens implements AccessTokens {
        private final Map<String, Grant> grants = new ConcurrentHashMap<>();
        private volatile boolean unhurried;

        void allow(ConnectionView connection) {
            var scopes = Stream.of("v1p1", "v1p2")
                    .flatMap(version -> Routes.ALL.all().stream()
                            .flatMap(one -> one.methods().values().stream().flatMap(List::stream))
                            .map(scope -> "https://purl.imsglobal.org/spec/or/" + version + "/scope/" + scope))
                    .collect(Collectors.toSet());
            allow(connection, scopes);
        }

        void allow(ConnectionView connection, Set<String> scopes) {
            grants.put("Bearer " + connection.clientId(), new Grant(connection, scopes));
        }

        /** From now on grants are found only when the server has looked at all that the client has sent so far. */
        void takeTime(boolean takesTime) {
            unhurried = takesTime;
        }

        @Override
        public Mono<Grant> authenticate(ServerWebExchange exchange) {
            var request = exchange.getRequest();
            var sent = request.getHeaders().getFirst("Authorization");
            var grant = Mono.justOrEmpty(sent == null ? null : grants.get(sent));
            return (unhurried ? grant.publishOn(Schedulers.fromExecutor(thread(request))) : grant)
                    .doOnNext(found -> RequestTrace.of(exchange)
                            .connectionId(found.connection().id()))
                    .switchIfEmpty(Mono.error(() -> new Refused(RefusalCode.UNAUTHENTICATED, "No \"token\"")));
        }

        private static Executor thread(ServerHttpRequest request) {
            return ((Connection) ServerHttpRequestDecorator.getNativeRequest(request))
                    .channel()
                    .eventLoop();
        }
    }

    /** Remembers what was given out. */
    static final class Disclosed implements Disclosures {
        final List<PagesDisclosed.Page> pages = new CopyOnWriteArrayList<>();

        @Override
        public CompletableFuture<Void> disclose(
                Caller caller, String connectionId, Set<String> schools, PagesDisclosed.Page page) {
            pages.add(page);
            return CompletableFuture.completedFuture(null);
        }
    }
}
