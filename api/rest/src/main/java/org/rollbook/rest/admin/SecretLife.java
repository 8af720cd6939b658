package org.rollbook.rest.admin;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long secrets live: for ever, unless the administrator says for how many days. */
final class SecretLife {
    static final String DAYS = "secretExpiresInDays";
    private static final int MOST_DAYS = 3650;
    private static final Duration WARNING = Duration.ofDays(30);

    private SecretLife() {}

    static @Nullable Instant end(Body body, Instant now) {
        return body.has(DAYS) ? now.plus(Duration.ofDays(body.number(DAYS, 1, MOST_DAYS, 1))) : null;
    }

    /** True from thirty days before the end on, and after it; null where there is no end. */
    static @Nullable Boolean endsSoon(@Nullable Instant end, Instant now) {
        return end == null ? null : end.isBefore(now.plus(WARNING));
    }
}
