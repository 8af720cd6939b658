package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Refused;
import org.rollbook.messages.audit.FailedRequest;
import org.rollbook.messages.audit.RequestLog.Entry;
import org.rollbook.messages.audit.RequestLog.Question;

class StoredRequestLogTest {
    private static final Instant NOW = Instant.parse("2026-09-14T08:00:00Z");

    private static FailedRequest request(int number, String connection) {
        return new FailedRequest(
                "req-" + number,
                NOW.minusSeconds(1000 - number),
                connection,
                "GET",
                "/ims/oneroster/v1p1/users",
                401,
                number % 2 == 0 ? "signature_wrong" : "nonce_used",
                "The sentence\0 of " + number);
    }

    private static Question all(int limit, String after) {
        return new Question(null, null, null, limit, after);
    }

    private static StoredRequestLog open(Database database, Instant now) {
        return new StoredRequestLog(database, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void requests_are_found_newest_first_page_by_page() {
        try (var database = new Database(LedgerDatabase.fresh(), 4);
                var log = open(database, NOW)) {
            try (var writing = open(database, NOW)) {
                for (var i = 0; i < 25; i++) {
                    int number = i;
                    writing.add(request(i, i < 20 ? "con-1" : null), i == 7 ? () -> "detail of " + number : null);
                }
            }
            var found = new ArrayList<Entry>();
            String after = null;
            do {
                var page = log.find(all(10, after)).join();
                assertThat(page.total()).isEqualTo(25);
                found.addAll(page.entries());
                after = page.next();
            } while (after != null);

            assertThat(found)
                    .extracting(entry -> entry.request().requestId())
                    .hasSize(25)
                    .startsWith("req-24", "req-23");
            assertThat(found.get(17).detail()).isEqualTo("detail of 7");
            assertThat(found.get(24).request().sentence()).isEqualTo("The sentence  of 0");
            assertThat(found.get(24).request().time()).isEqualTo(NOW.minusSeconds(1000));

            assertThat(log.find(new Question("con-1", "nonce_used", null, 3, null))
                            .join()
                            .total())
                    .isEqualTo(10);
            assertThat(log.find(new Question(null, null, "req-3", 3, null))
                            .join()
                            .entries())
                    .hasSize(1);
            assertThatThrownBy(() -> log.find(all(3, "x"))).isInstanceOf(Refused.class);
        }
    }

    @Test
    void a_flood_of_one_leaves_room_for_others_and_is_counted() {
        try (var database = new Database(LedgerDatabase.fresh(), 4)) {
            try (var log = open(database, NOW)) {
                for (var i = 0; i < 1000; i++) {
                    log.add(request(i, null), null);
                }
                log.add(request(7, "con-1"), null);
            }
            try (var log = open(database, NOW)) {
                var page = log.find(all(1000, null)).join();
                assertThat(page.entries()).hasSizeLessThanOrEqualTo(301);
                assertThat(page.entries())
                        .anySatisfy(entry ->
                                assertThat(entry.request().connectionId()).isEqualTo("con-1"));
                assertThat(page.leftOut() + page.total()).isEqualTo(1001);
            }
        }
    }

    @Test
    void a_request_is_forgotten_after_thirty_days() {
        try (var database = new Database(LedgerDatabase.fresh(), 4)) {
            try (var log = open(database, NOW)) {
                log.add(request(999, null), null);
            }
            var later = NOW.plus(Duration.ofDays(30));
            try (var log = open(database, later)) {
                assertThat(log.find(all(10, null)).join().total()).isZero();
                log.add(new FailedRequest("new", later, null, "GET", "/", 404, "unknown_path", ""), null);
            }
            assertThat(LedgerDatabase.number("select count(*) from ledger.failed_request"))
                    .isEqualTo(1);
        }
    }
}
