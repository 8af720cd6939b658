package org.rollbook.query.readmodel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reads do not outlive those who asked, nor their time. */
class ReadingIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int CONNECTIONS = 4;
    private static EmbeddedPostgres server;
    private static ConnectionPool pool;
    private static ConnectionPool observers;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
        pool = pool("2000", 1);
        observers = pool("0", 1);
    }

    @AfterAll
    static void stop() throws IOException {
        pool.disposeLater().block(LIMIT);
        observers.disposeLater().block(LIMIT);
        server.close();
    }

    private static ConnectionPool pool(String patience, int connections) {
        var configuration = PostgresqlConnectionConfiguration.builder()
                .host("localhost")
                .port(server.getPort())
                .username("postgres")
                .password("postgres")
                .database("postgres")
                .options(Map.of("statement_timeout", patience))
                .build();
        return new ConnectionPool(ConnectionPoolConfiguration.builder(new PostgresqlConnectionFactory(configuration))
                .initialSize(0)
                .maxSize(connections)
                .maxAcquireTime(LIMIT)
                .build());
    }

    private static Mono<Long> sleep(String seconds) {
        return asleep(new Reading(pool), seconds);
    }

    private static long sleeping() {
        var sql = new Sql()
                .add("select count(*) from pg_stat_activity where state = 'active' and query like '%pg_sleep%' "
                        + "and pid <> pg_backend_pid()");
        return new Reading(observers)
                .one(sql, row -> PostgresRows.number(row, 0))
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private static void await(long sleeping) {
        Mono.defer(() -> Mono.fromCallable(ReadingIT::sleeping).filter(now -> now == sleeping))
                .subscribeOn(Schedulers.boundedElastic())
                .repeatWhenEmpty(attempts -> attempts.delayElements(Duration.ofMillis(20)))
                .block(LIMIT);
    }

    @Test
    void a_reader_that_goes_away_takes_its_statement_with_it() {
        var reader = sleep("1.9").subscribe();
        await(1);
        reader.dispose();
        await(0);
        assertThat(sleep("0").block(LIMIT)).isEqualTo(1);
    }

    @Test
    void a_read_is_given_up_after_its_time() {
        assertThatThrownBy(() -> sleep("10").block(LIMIT)).hasMessageContaining("statement timeout");
        assertThat(sleep("0").block(LIMIT)).isEqualTo(1);
    }

    @Test
    void readers_that_go_away_at_any_moment_leave_all_connections_usable() {
        var several = pool("2000", CONNECTIONS);
        var seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var reading = new Reading(several);
        Flux.range(0, 1_500)
                .flatMap(
                        number -> Mono.firstWithSignal(
                                asleep(reading, "0.002"), Mono.delay(Duration.ofNanos(random.nextInt(6_000_000)))),
                        3 * CONNECTIONS)
                .blockLast(LIMIT.multipliedBy(3));
        var began = System.nanoTime();
        Flux.range(0, CONNECTIONS)
                .flatMap(number -> asleep(reading, "1"), CONNECTIONS)
                .blockLast(LIMIT);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1_900));
        several.disposeLater().block(LIMIT);
    }

    /** The first rows of very many. */
    private static Mono<Long> begun(Reading reading) {
        return reading.many(
                        new Sql().add("select i::bigint, repeat('x', 500) from generate_series(1, 50000) i"),
                        row -> PostgresRows.number(row, 0))
                .take(10)
                .count();
    }

    private static Mono<Long> asleep(Reading reading, String seconds) {
        return reading.many(
                        new Sql().add("select 1::bigint from pg_sleep(" + seconds + ")"),
                        row -> PostgresRows.number(row, 0))
                .single();
    }
}
