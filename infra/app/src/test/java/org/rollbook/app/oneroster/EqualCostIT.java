package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.V1P1;

import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether somebody is known cannot be told by the time that a refusal takes. */
class EqualCostIT {
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 300;
    private static final int TRIES_OF_ONE = 15;
    private static final double LARGEST_DIFFERENCE = 0.3;

    private static District district;
    private static String[] known;

    @BeforeAll
    static void open() throws Exception {
        district = District.open();
        known = new String[(WARM_UP + ROUNDS) / TRIES_OF_ONE + 1];
        for (int i = 0; i < known.length; i++) {
            known[i] = district.connection("oneroster-1.1", "\"all\"", "lenient")
                    .path("clientId")
                    .asString();
        }
    }

    private interface Attempt {
        int status(String client) throws Exception;
    }

    /** Each stranger is a new one, as somebody would have it who guesses. */
    private static String stranger() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void of_a_key_that_signs() throws Exception {
        costs_the_same(key -> new Signed(district, key, "guess", "HMAC-SHA256")
                .get(V1P1 + "/users", "limit=1")
                .status());
    }

    @Test
    void of_a_client_that_shows_a_secret() throws Exception {
        costs_the_same(client -> district.send(HttpRequest.newBuilder(district.base.resolve("/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "grant_type=client_credentials&client_secret=guess&client_id=" + client)))
                .status());
    }

    private static void costs_the_same(Attempt attempt) throws Exception {
        IntFunction<String> next = i -> known[i % known.length];
        var ofKnown = new long[ROUNDS];
        var ofStrangers = new long[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long one = nanos(attempt, next.apply(i + WARM_UP));
            long other = nanos(attempt, stranger());
            if (i >= 0) {
                ofKnown[i] = one;
                ofStrangers[i] = other;
            }
        }
        double ratio = (double) median(ofStrangers) / median(ofKnown);
        assertThat(ratio).isBetween(1 - LARGEST_DIFFERENCE, 1 + LARGEST_DIFFERENCE);
    }

    private static long nanos(Attempt attempt, String client) throws Exception {
        long start = System.nanoTime();
        int status = attempt.status(client);
        long took = System.nanoTime() - start;
        assertThat(status).isEqualTo(401);
        return took;
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
