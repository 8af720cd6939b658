package org.rollbook.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.audit.FailedRequest;
import org.rollbook.messages.audit.RequestLog;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The log of failed requests in the ledger's database. Each connection, and all strangers together, have their share of
 * it, so that nobody can fill it with their own; the table holds so many rows and no more.
 */
final class StoredRequestLog implements RequestLog, AutoCloseable {
    static final Duration KEPT = Duration.ofDays(30);
    private static final int WAITING = 2_000;
    private static final int TOGETHER = 200;
    private static final Duration GATHER = Duration.ofMillis(1);
    private static final int MOST_IN_A_MINUTE = 300;
    private static final int MOST_ROWS = 500_000;
    private static final int LONGEST = 8_000;
    private static final Duration SWEEP = Duration.ofHours(1);
    private static final String STRANGERS = "";
    private static final JsonMapper JSON = new JsonMapper();
    private static final String INSERT = """
            with quick as (select set_config('synchronous_commit', 'off', true))
            insert into ledger.failed_request
              (recorded_at, request_id, connection_id, method, path, status, code, sentence, detail, left_out)
            select r."time", r."requestId", r."connectionId", r.method, r.path, r.status, r.code, r.sentence, r.detail,
              r."leftOut"
            from jsonb_to_recordset($1::jsonb) as r("time" timestamptz, "requestId" text, "connectionId" text,
              method text, path text, status int, code text, sentence text, detail text, "leftOut" bigint), quick""";

    private final Database database;
    private final Clock clock;
    private final Batches<Waiting> batches;
    private final AtomicLong leftOut = new AtomicLong();
    private final Cache<String, AtomicInteger> shares = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    private Instant swept = Instant.EPOCH;

    StoredRequestLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.batches = new Batches<>("request-log", WAITING, TOGETHER, GATHER, this::write);
    }

    private record Waiting(FailedRequest request, @Nullable Supplier<String> detail) {}

    private record Line(
            String time,
            String requestId,
            @Nullable String connectionId,
            String method,
            String path,
            int status,
            String code,
            String sentence,
            @Nullable String detail,
            long leftOut) {
        static Line of(Waiting waiting, long leftOut) {
            var r = waiting.request();
            var detail = waiting.detail();
            return new Line(
                    r.time().toString(),
                    r.requestId(),
                    r.connectionId(),
                    text(r.method()),
                    text(r.path()),
                    r.status(),
                    r.code(),
                    text(r.sentence()),
                    detail == null ? null : text(detail.get()),
                    leftOut);
        }

        /** PostgreSQL knows no character 0. */
        private static String text(String any) {
            var clipped = any.length() <= LONGEST ? any : any.substring(0, LONGEST);
            return clipped.replace('\0', ' ');
        }
    }

    @Override
    public void add(FailedRequest request, @Nullable Supplier<String> detail) {
        var source = request.connectionId() == null ? STRANGERS : request.connectionId();
        boolean room = shares.get(source, first -> new AtomicInteger()).incrementAndGet() <= MOST_IN_A_MINUTE;
        if (!room || !batches.add(new Waiting(request, detail))) {
            leftOut.incrementAndGet();
        }
    }

    private void write(List<Waiting> batch) {
        long before = leftOut.getAndSet(0);
        try {
            var lines = new ArrayList<Line>();
            for (var waiting : batch) {
                lines.add(Line.of(waiting, lines.isEmpty() ? before : 0));
            }
            var json = JSON.writeValueAsString(lines);
            database.change(INSERT, statement -> statement.bind("$1", json));
            sweep();
        } catch (RuntimeException e) {
            leftOut.addAndGet(before + batch.size());
            throw e;
        }
    }

    private void sweep() {
        var now = clock.instant();
        if (swept.plus(SWEEP).isBefore(now)) {
            swept = now;
            database.change(
                    "delete from ledger.failed_request where recorded_at < $1"
                            + " or id <= (select max(id) from ledger.failed_request) - " + MOST_ROWS,
                    statement -> statement.bind("$1", oldest()));
        }
    }

    private OffsetDateTime oldest() {
        return clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    }

    @Override
    public CompletableFuture<Page> find(Question question) {
        long before = before(question.after());
        var which = " from ledger.failed_request where recorded_at >= $1 and ($2::text is null or connection_id = $2)"
                + " and ($3::text is null or code = $3) and ($4::text is null or request_id = $4)";
        var found = database.query(
                        "select id, recorded_at, request_id, connection_id, method, path, status, code, sentence, detail,"
                                + " left_out" + which + " and id < " + before + " order by id desc limit "
                                + (question.limit() + 1),
                        statement -> bind(statement, question),
                        Found::of)
                .collectList();
        var total = database.query(
                        "select count(*)" + which, statement -> bind(statement, question), StoredRequestLog::number)
                .single();
        var missing = database.query(
                        "select coalesce(sum(left_out), 0)::bigint from ledger.failed_request where recorded_at >= $1",
                        statement -> statement.bind("$1", oldest()),
                        StoredRequestLog::number)
                .single();
        return Mono.zip(found, total, missing)
                .map(parts -> page(parts.getT1(), question.limit(), parts.getT2(), parts.getT3() + leftOut.get()))
                .toFuture();
    }

    private static Page page(List<Found> found, int limit, long total, long leftOut) {
        boolean more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        return new Page(
                shown.stream().map(Found::entry).toList(),
                total,
                more ? Long.toString(shown.getLast().id()) : null,
                leftOut);
    }

    private static long before(@Nullable String after) {
        try {
            return after == null ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw new Refused(RefusalCode.INVALID_QUERY, "after is no cursor of this list.");
        }
    }

    private Statement bind(Statement statement, Question question) {
        statement.bind("$1", oldest());
        bind(statement, "$2", question.connectionId());
        bind(statement, "$3", question.code());
        bind(statement, "$4", question.requestId());
        return statement;
    }

    private static void bind(Statement statement, String place, @Nullable String value) {
        if (value == null) {
            statement.bindNull(place, String.class);
        } else {
            statement.bind(place, value);
        }
    }

    private static long number(Readable row) {
        return Objects.requireNonNull(row.get(0, Long.class));
    }

    private record Found(long id, Entry entry) {
        static Found of(Readable row) {
            var request = new FailedRequest(
                    text(row, "request_id"),
                    Objects.requireNonNull(row.get("recorded_at", OffsetDateTime.class))
                            .toInstant(),
                    row.get("connection_id", String.class),
                    text(row, "method"),
                    text(row, "path"),
                    Objects.requireNonNull(row.get("status", Integer.class)),
                    text(row, "code"),
                    text(row, "sentence"));
            return new Found(
                    Objects.requireNonNull(row.get("id", Long.class)),
                    new Entry(
                            request,
                            row.get("detail", String.class),
                            Objects.requireNonNull(row.get("left_out", Long.class))));
        }

        private static String text(Readable row, String column) {
            return Objects.requireNonNull(row.get(column, String.class));
        }
    }

    @Override
    public void close() {
        batches.close();
    }
}
