package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.ROSTERING;

import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rollbook.app.embedded.EmbeddedDatabase;
import org.rollbook.ledger.DatabaseAddress;

/** Vendors that go away, and answers in small. */
class AbandonedRequestsIT {
    private static final String BUSY =
            "select count(*) from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()";

    private static District district;
    private static String token;

    @BeforeAll
    static void open() throws Exception {
        district = District.open();
        token = district.vendor("oneroster-1.2", "\"all\"", "lenient");
    }

    @Test
    void a_hundred_abandoned_queries_leave_no_backend_busy() throws Exception {
        var path = ROSTERING + "/enrollments?limit=10000&sort=dateLastModified&filter="
                + Signed.encode("user.sourcedId~'e' AND class.sourcedId~'a'");
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < 100; i++) {
            var socket = new Socket(district.base.getHost(), district.base.getPort());
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            socket.getOutputStream()
                    .write(("GET " + path + "&offset=" + i + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + token + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            sockets.add(socket);
        }
        for (var socket : sockets) {
            socket.close();
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> busy() == 0);
        assertThat(district.get(token, ROSTERING + "/orgs").status()).isEqualTo(200);
    }

    private static long busy() throws Exception {
        var address =
                DatabaseAddress.parse(EmbeddedDatabase.running(district.data).orElseThrow());
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var rows = connection.createStatement().executeQuery(BUSY)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void answers_are_compressed_for_who_asks() throws Exception {
        var answer = district.send(HttpRequest.newBuilder(district.base.resolve(ROSTERING + "/users?limit=100"))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Encoding", "gzip")
                .GET());
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.header("ETag")).startsWith("W/");
    }
}
