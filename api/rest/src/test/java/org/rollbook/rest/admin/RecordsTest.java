package org.rollbook.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollbook.messages.Listing;
import org.rollbook.messages.audit.FindRefusals;
import org.rollbook.messages.connection.FindSyncs;
import org.rollbook.messages.connection.SyncView;

/** What is on record, list by list: refusals, syncs and the entries of the ledger. */
class RecordsTest extends AdminEdgeTest {
    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=ten", "limit=-1", "all=maybe"})
    void a_list_is_asked_for_in_the_usual_way(String query) {
        problem(get("/api/v1/applications?" + query), 400, "invalid_query");
    }

    @Test
    @Tag("N12")
    void refusals_are_found_by_connection_and_code() {
        district.answer(FindRefusals.class, q -> {
            assertThat(q).isEqualTo(new FindRefusals("con-1", "date_outside_term", 5, "9-5"));
            return new Listing<>(List.of(), 0, null);
        });

        get("/api/v1/refusals?connection=con-1&code=date_outside_term&limit=5&after=9-5")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(0);
    }

    @Test
    @Tag("S35")
    void syncs_are_found_by_connection() {
        var begun = new SyncView("syn-1", "con-1", SyncView.RUNNING, Instant.EPOCH, Instant.EPOCH, 0, Map.of());
        var ended = new SyncView("syn-0", "con-1", "ended", Instant.EPOCH, Instant.EPOCH, 9, Map.of());
        district.answer(FindSyncs.class, q -> new Listing<>(List.of(begun, ended), 2, null));

        get("/api/v1/syncs?connection=con-1")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].pages")
                .isEqualTo(3)
                .jsonPath("$.items[0].records.users")
                .isEqualTo(300)
                .jsonPath("$.items[1].pages")
                .isEqualTo(9);
    }

    @Test
    void ledger_entries_show_their_payload_as_json() {
        get("/api/v1/ledger/entries?limit=1")
                .expectBody()
                .jsonPath("$.items[0].payload.a")
                .isEqualTo(1)
                .jsonPath("$.items[0].version")
                .isEqualTo(0)
                .jsonPath("$.next")
                .isEqualTo("7");
        get("/api/v1/ledger/entries?after=7&limit=1")
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
        problem(get("/api/v1/ledger/entries?after=x"), 400, "invalid_query");
    }
}
