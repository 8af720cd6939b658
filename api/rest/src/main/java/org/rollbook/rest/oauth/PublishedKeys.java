package org.rollbook.rest.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWKSet;
import io.netty.channel.ChannelOption;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

/**
 * Fetches key sets from where clients publish them and remembers them: for ten minutes, or for a minute when a key is
 * asked for that is not among them. Where a fetch fails, the keys before serve for a day.
 */
@Component
public final class PublishedKeys implements AutoCloseable {
    static final Duration FRESH = Duration.ofMinutes(10);
    static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CONNECT_MILLIS = 3_000;
    private static final int LARGEST = 64 * 1024;

    private final KeyUrlPolicy policy;
    private final Clock clock;
    private final LoopResources loops = LoopResources.create("client-keys", 1, true);
    private final HttpClient client;
    private final Cache<String, Fetched> known =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(KEPT).build();

    public PublishedKeys(KeyUrlPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
        this.client = HttpClient.newConnection()
                .runOn(loops)
                .resolver(new AllowedAddresses(policy))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .responseTimeout(PATIENCE)
                .headers(headers -> headers.set("Accept", "application/jwk-set+json, application/json"));
    }

    /** @param keys empty where nothing could be fetched */
    private record Fetched(JWKSet keys, Instant at) {}

    /** @param anew true when what is known does not do */
    Mono<JWKSet> from(String url, boolean anew) {
        var before = known.getIfPresent(url);
        var age = before == null ? KEPT : Duration.between(before.at(), clock.instant());
        if (before != null && age.compareTo(anew ? BETWEEN_FETCHES : FRESH) < 0) {
            return Mono.just(before.keys());
        }
        return fetch(url)
                .onErrorResume(Exception.class, e -> {
                    LOG.warn("The keys at {} could not be fetched: {}", url, e.toString());
                    return Mono.just(before == null ? new JWKSet() : before.keys());
                })
                .doOnNext(keys -> known.put(url, new Fetched(keys, clock.instant())));
    }

    private Mono<JWKSet> fetch(String url) {
        var objection = policy.objection(url);
        if (objection != null) {
            return Mono.error(new IllegalArgumentException(objection));
        }
        return client.get()
                .uri(url)
                .response((response, body) -> response.status().code() == 200
                        ? body.asByteArray()
                        : Flux.<byte[]>error(new IllegalStateException("answered " + response.status())))
                .reduceWith(ByteArrayOutputStream::new, PublishedKeys::more)
                .map(PublishedKeys::parse)
                .timeout(PATIENCE);
    }

    private static ByteArrayOutputStream more(ByteArrayOutputStream all, byte[] part) {
        if (all.size() + part.length > LARGEST) {
            throw new IllegalStateException("more than " + LARGEST + " bytes");
        }
        all.writeBytes(part);
        return all;
    }

    private static JWKSet parse(ByteArrayOutputStream body) {
        try {
            return JWKSet.parse(body.toString(StandardCharsets.UTF_8)).toPublicJWKSet();
        } catch (ParseException e) {
            throw new IllegalStateException("no JSON Web Key Set", e);
        }
    }

    @Override
    public void close() {
        loops.dispose();
    }
}
