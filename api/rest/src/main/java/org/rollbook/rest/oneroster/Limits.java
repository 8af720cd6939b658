package org.rollbook.rest.oneroster;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Queries;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.GetSettings;
import org.rollbook.messages.connection.RequestLimits;
import org.rollbook.messages.connection.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Holds each connection to the district's limits, by itself on each node. Every answer says in {@code RateLimit} how
 * much is left; a refusal says in {@code Retry-After} when to come again. Counting takes no lock and no question to
 * anybody; the settings are looked up aside, every other second.
 */
@Component
final class Limits {
    private static final Logger LOG = LoggerFactory.getLogger(Limits.class);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long BETWEEN_LOOKS = 2 * SECOND;

    private final Queries queries;
    private final LongSupplier nanos;
    private final Map<String, Usage> usages = new ConcurrentHashMap<>();
    private final AtomicLong lookedAt;
    private volatile CompletableFuture<Settings> looking = CompletableFuture.completedFuture(Settings.initial());
    private volatile Held held = Held.of(RequestLimits.generous());

    @Autowired
    Limits(Queries queries) {
        this(queries, System::nanoTime);
    }

    Limits(Queries queries, LongSupplier nanos) {
        this.queries = queries;
        this.nanos = nanos;
        this.lookedAt = new AtomicLong(nanos.getAsLong() - BETWEEN_LOOKS);
    }

    /** @param policy as the header {@code RateLimit-Policy} has it */
    private record Held(RequestLimits limits, long perRequest, long perRow, String policy) {
        static Held of(RequestLimits limits) {
            return new Held(
                    limits,
                    Math.max(1, MINUTE / limits.requestsPerMinute()),
                    Math.max(1, SECOND / limits.rowsPerSecond()),
                    "\"requests\";q=" + limits.requestsPerMinute() + ";w=60, \"rows\";q=" + limits.rowsPerSecond()
                            + ";w=1, \"concurrent\";q=" + limits.concurrentRequests());
        }
    }

    /** What one connection is doing. */
    final class Usage {
        private final AtomicInteger running = new AtomicInteger();
        private final Bucket requests = new Bucket();
        private final Bucket rows = new Bucket();

        /** To be called once, when the request that was let in is over. */
        void leave() {
            running.decrementAndGet();
        }

        void read(int objects) {
            rows.pour(nanos.getAsLong(), objects * held.perRow());
        }
    }

    /** Lets a request in, or fails with RATE_LIMITED. */
    Usage enter(String connectionId, HttpHeaders answer) {
        long now = nanos.getAsLong();
        look(now);
        var present = held;
        var known = usages.get(connectionId); // takes no lock, unlike computeIfAbsent
        var usage = known == null ? usages.computeIfAbsent(connectionId, id -> new Usage()) : known;
        answer.set("RateLimit-Policy", present.policy());
        long owed = usage.rows.level(now) - SECOND;
        if (owed > 0) {
            throw refused(answer, "rows", owed);
        }
        if (usage.running.incrementAndGet() > present.limits().concurrentRequests()) {
            usage.leave();
            throw refused(answer, "concurrent", SECOND);
        }
        long wait = usage.requests.put(now, present.perRequest(), MINUTE);
        if (wait > 0) {
            usage.leave();
            throw refused(answer, "requests", wait);
        }
        long level = usage.requests.level(now);
        answer.set("RateLimit", "\"requests\";r=" + (MINUTE - level) / present.perRequest() + ";t=" + seconds(level));
        return usage;
    }

    private static Refused refused(HttpHeaders answer, String what, long wait) {
        answer.set("RateLimit", "\"" + what + "\";r=0;t=" + seconds(wait));
        answer.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait)));
        return new Refused(RefusalCode.RATE_LIMITED);
    }

    private static long seconds(long nanos) {
        return nanos / SECOND + 1;
    }

    private void look(long now) {
        long before = lookedAt.get();
        if (now - before >= BETWEEN_LOOKS && looking.isDone() && lookedAt.compareAndSet(before, now)) {
            looking = queries.ask(new GetSettings()).whenComplete(this::take);
        }
    }

    private void take(@Nullable Settings settings, @Nullable Throwable failure) {
        if (settings != null) {
            if (!settings.limits().equals(held.limits())) {
                held = Held.of(settings.limits());
            }
        } else {
            LOG.debug("The limits could not be looked up; those before go on", failure);
        }
    }
}
