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
 * Counts wrong secrets by what was guessed at and by address, so that guessing ends soon and a stranger's guessing does
 * not shut out whoever knows the secret.
 */
public final class FailedAttempts {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final int most;
    private final Cache<String, Window> windows =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(WINDOW).build();

    /** @param most wrong secrets in a minute */
    public FailedAttempts(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    public static String key(String guessed, ServerHttpRequest request) {
        return guessed + " " + host(request);
    }

    /** Seconds until the next attempt is looked at; 0 when it is looked at now. */
    public long secondsToWait(String key) {
        var window = windows.getIfPresent(key);
        if (window == null || window.failures().get() < most) {
            return 0;
        }
        var left = Duration.between(clock.instant(), window.ends()).toSeconds() + 1;
        if (left <= 0) {
            windows.invalidate(key);
        }
        return Math.max(0, left);
    }

    public void count(String key) {
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
