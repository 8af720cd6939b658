package org.rollbook.rest.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Counts wrong secrets by client and address, so that guessing ends soon and a stranger's guessing does not shut out
 * the client itself.
 */
final class FailedAttempts {
    private static final int MOST = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final Cache<String, Window> windows =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(WINDOW).build();

    FailedAttempts(Clock clock) {
        this.clock = clock;
    }

    static String key(String clientId, ServerHttpRequest request) {
        return clientId + " " + host(request);
    }

    /** Fails while the client has made too many attempts. */
    void check(String key) {
        var window = windows.getIfPresent(key);
        if (window != null && window.failures().get() >= MOST) {
            var left = Duration.between(clock.instant(), window.ends()).toSeconds() + 1;
            if (left > 0) {
                throw TokenRefused.tooManyAttempts(left);
            }
            windows.invalidate(key);
        }
    }

    void count(String key) {
        windows.get(key, first -> new Window(clock.instant().plus(WINDOW), new AtomicInteger()))
                .failures()
                .incrementAndGet();
    }

    private static @Nullable String host(ServerHttpRequest request) {
        var address = request.getRemoteAddress();
        return address == null || address.getAddress() == null
                ? null
                : address.getAddress().getHostAddress();
    }

    private record Window(Instant ends, AtomicInteger failures) {}
}
