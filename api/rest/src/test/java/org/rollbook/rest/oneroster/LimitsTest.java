package org.rollbook.rest.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.GetSettings;
import org.rollbook.messages.connection.RequestLimits;
import org.rollbook.messages.connection.Settings;
import org.rollbook.rest.DistrictStub;
import org.springframework.http.HttpHeaders;

@Tag("P11")
class LimitsTest {
    private final DistrictStub district = new DistrictStub();
    private final AtomicLong now = new AtomicLong(TimeUnit.DAYS.toNanos(1));
    private HttpHeaders answer = new HttpHeaders();

    private Limits limits(int requests, int concurrent, int rows) {
        var settings = new Settings(false, true, 50, Set.of(), false, new RequestLimits(requests, concurrent, rows));
        district.answer(GetSettings.class, question -> settings);
        return new Limits(district, now::get);
    }

    private Limits.Usage enter(Limits limits, String connection) {
        answer = new HttpHeaders();
        return limits.enter(connection, answer);
    }

    private void refused(Limits limits, String connection) {
        assertThatThrownBy(() -> enter(limits, connection))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.RATE_LIMITED));
    }

    @Test
    void so_many_requests_are_answered_in_a_minute_and_then_one_by_one() {
        var limits = limits(6, 10, 1000);
        for (int i = 0; i < 6; i++) {
            enter(limits, "con-1").leave();
            assertThat(answer.getFirst("RateLimit")).startsWith("\"requests\";r=" + (5 - i) + ";t=");
        }
        assertThat(answer.getFirst("RateLimit-Policy"))
                .isEqualTo("\"requests\";q=6;w=60, \"rows\";q=1000;w=1, \"concurrent\";q=10");
        refused(limits, "con-1");
        assertThat(answer.getFirst("Retry-After")).isEqualTo("11");
        assertThat(answer.getFirst("RateLimit")).isEqualTo("\"requests\";r=0;t=11");
        enter(limits, "con-2").leave();

        now.addAndGet(TimeUnit.SECONDS.toNanos(10));
        enter(limits, "con-1").leave();
        refused(limits, "con-1");
    }

    @Test
    void so_many_requests_are_under_way_at_once() {
        var limits = limits(1000, 2, 1000);
        var first = enter(limits, "con-1");
        enter(limits, "con-1");
        refused(limits, "con-1");
        assertThat(answer.getFirst("RateLimit")).startsWith("\"concurrent\"");
        first.leave();
        enter(limits, "con-1");
    }

    @Test
    void whoever_reads_much_at_once_waits_the_longer() {
        var limits = limits(1000, 10, 100);
        enter(limits, "con-1").read(500);
        refused(limits, "con-1");
        assertThat(answer.getFirst("Retry-After")).isEqualTo("5");
        now.addAndGet(TimeUnit.SECONDS.toNanos(4));
        enter(limits, "con-1");
    }

    @Test
    void while_settings_cannot_be_looked_up_the_limits_stay() {
        var limits = limits(1, 10, 100);
        enter(limits, "con-1").leave();
        district.answer(GetSettings.class, question -> {
            throw new Refused(RefusalCode.OVERLOADED);
        });
        now.addAndGet(TimeUnit.SECONDS.toNanos(3));
        refused(limits, "con-1");
    }
}
