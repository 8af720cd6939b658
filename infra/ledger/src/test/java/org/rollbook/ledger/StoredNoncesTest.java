package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StoredNoncesTest {
    private static final Instant NOW = Instant.parse("2026-09-14T08:00:00Z");

    @Test
    @Tag("A-052")
    void a_nonce_is_used_once_whichever_node_hears_of_it() {
        var address = LedgerDatabase.fresh();
        try (var database = new Database(address, 4);
                var one = new StoredNonces(database, Clock.systemUTC());
                var other = new StoredNonces(database, Clock.systemUTC())) {
            var until = Instant.now().plus(Duration.ofMinutes(5));
            for (var round = 0; round < 20; round++) {
                var uses = new ArrayList<CompletableFuture<Boolean>>();
                for (var i = 0; i < 50; i++) {
                    uses.add(one.use("nonce " + round, until));
                    uses.add(other.use("nonce " + round, until));
                }
                assertThat(uses.stream().filter(CompletableFuture::join)).hasSize(1);
            }
            assertThat(LedgerDatabase.number("select count(*) from ledger.nonce"))
                    .isEqualTo(20);
        }
    }

    @Test
    void a_nonce_is_forgotten_when_its_request_is_too_old() {
        var address = LedgerDatabase.fresh();
        try (var database = new Database(address, 2)) {
            try (var nonces = new StoredNonces(database, Clock.fixed(NOW, ZoneOffset.UTC))) {
                assertThat(nonces.use("old", NOW.plusSeconds(30)).join()).isTrue();
            }
            try (var nonces = new StoredNonces(database, Clock.fixed(NOW.plusSeconds(31), ZoneOffset.UTC))) {
                assertThat(nonces.use("new", NOW.plusSeconds(90)).join()).isTrue();
            }
            assertThat(LedgerDatabase.number("select count(*) from ledger.nonce"))
                    .isEqualTo(1);
        }
    }
}
