package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.ROSTERING;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each connection is held to the limits of the district by itself. */
@Tag("P11")
class LimitsIT {
    private static final String ORG = ROSTERING + "/orgs?limit=1";
    private static final String LIMITS = "{\"requestsPerMinute\":%d,\"rowsPerSecond\":%d,\"concurrentRequests\":%d}";
    private static final String POLICY = "\"requests\";q=%d;w=60, \"rows\";q=%d;w=1, \"concurrent\";q=%d";

    /** Two, as a request counts until its answer is sent, and the client may be faster with the next one. */
    private static final int AT_ONCE = 2;

    private static District district;
    private String token;

    @BeforeAll
    static void hold() throws Exception {
        district = District.open();
        hold(20, 50, AT_ONCE);
    }

    @AfterAll
    static void lift() throws Exception {
        hold(1_200_000, 5_000_000, 1_000);
    }

    /** Until requests feel it. */
    private static void hold(Object... limits) throws Exception {
        String somebody = district.vendor("oneroster-1.2", "\"all\"", "lenient");
        var set = district.putAsAdministrator("/api/v1/settings", LIMITS.formatted(limits));
        assertThat(set.status()).isEqualTo(200);
        String policy = POLICY.formatted(limits);
        District.await(() -> policy.equals(district.get(somebody, ORG).header("RateLimit-Policy")));
    }

    @BeforeEach
    void connect() throws Exception {
        token = district.vendor("oneroster-1.2", "\"all\"", "lenient");
    }

    private void answered(District.Answer answer) {
        assertThat(answer.status())
                .as("%s %s", answer.header("RateLimit"), answer.body())
                .isEqualTo(200);
        assertThat(answer.header("RateLimit")).startsWith("\"requests\";r=");
        assertThat(answer.header("RateLimit-Policy")).isEqualTo(POLICY.formatted(20, 50, AT_ONCE));
        assertThat(answer.header("Retry-After")).isNull();
    }

    private void refused(String what, int mostSeconds) throws Exception {
        var answer = district.get(token, ORG);
        assertThat(answer.status()).as(answer.body()).isEqualTo(429);
        assertThat(answer.body()).contains("server_busy").contains("[rate_limited]");
        assertThat(answer.header("RateLimit")).startsWith("\"" + what + "\";r=0;t=");
        assertThat(answer.header("RateLimit-Policy")).isEqualTo(POLICY.formatted(20, 50, AT_ONCE));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, mostSeconds);
    }

    @Test
    void of_requests_in_a_minute() throws Exception {
        for (int i = 0; i < 20; i++) {
            answered(district.get(token, ORG));
        }
        refused("requests", 4);
    }

    @Test
    void of_rows_in_a_second() throws Exception {
        answered(district.get(token, ROSTERING + "/users?limit=500"));
        refused("rows", 10);
    }

    @Test
    void of_requests_at_once() throws Exception {
        String end = district.get(token, "/api/v1/feed?limit=1")
                .json()
                .path("position")
                .asString();
        var streams = new ArrayList<InputStream>();
        try (var http = HttpClient.newHttpClient()) {
            District.await(() -> {
                var stream = follow(http, end);
                if (stream.statusCode() == 200) {
                    streams.add(stream.body());
                }
                return streams.size() == AT_ONCE;
            });
            refused("concurrent", 2);
            for (var stream : streams) {
                stream.close();
            }
        }
        District.await(() -> district.get(token, ORG).status() == 200);
    }

    private HttpResponse<InputStream> follow(HttpClient http, String after) throws Exception {
        return http.send(
                district.request("/api/v1/feed?after=" + after, token)
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }
}
