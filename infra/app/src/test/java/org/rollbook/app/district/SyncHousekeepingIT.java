package org.rollbook.app.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.district.RunningDistrict.expect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.ledger.Ledger;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Commands;
import org.rollbook.messages.connection.PagesDisclosed;
import org.rollbook.messages.connection.RequestSync;
import tools.jackson.databind.JsonNode;

/** A sync run whose node was killed an hour ago. */
class SyncHousekeepingIT {
    @Test
    @Tag("S35")
    void a_run_that_a_killed_node_left_open_is_ended_with_its_counts_at_the_next_start(@TempDir Path data)
            throws Exception {
        try (var district = RunningDistrict.start(data)) {
            var connection = district.connection(
                            district.application(Map.of("name", "Reader", "partner", "northwind-learning")),
                            List.of("roster-sync"))
                    .text("id");
            var vendor = Caller.system("vendor");
            district.bean(Commands.class)
                    .send(new RequestSync("sync-left", connection), vendor)
                    .join();
            for (var page = 0; page < 3; page++) {
                district.bean(Ledger.class)
                        .appender()
                        .append(
                                new PagesDisclosed(
                                        "sync-left",
                                        connection,
                                        null,
                                        List.of(new PagesDisclosed.Page("vendor", "users", "", 1, 100, "00"))),
                                vendor.metadata())
                        .join();
            }
            Awaitility.await()
                    .until(() ->
                            run(district, connection).path("state").asString().equals("running"));
            district.sql("update ledger.entry set recorded_at = recorded_at - interval '1 hour'"
                    + " where name = 'connection.page-disclosed'");

            district.restart();

            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                var run = run(district, connection);
                assertThat(run.path("state").asString()).isEqualTo("ended");
                assertThat(run.path("pages").asInt()).isEqualTo(3);
                assertThat(run.path("records").path("users").asInt()).isEqualTo(300);
            });
        }
    }

    private static JsonNode run(RunningDistrict district, String connection) {
        return expect(200, district.get("/api/v1/syncs?connection=" + connection))
                .body()
                .path("items")
                .path(0);
    }
}
