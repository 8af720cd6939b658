package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.ledger.Nodes.VENDOR;
import static org.rollbook.ledger.Nodes.define;
import static org.rollbook.ledger.Nodes.defined;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Commands.Receipt;

class KilledConnectionTest {
    @Test
    void a_group_whose_commit_was_not_answered_is_neither_lost_nor_doubled() throws Exception {
        var address = LedgerDatabase.fresh();
        try (var proxy = new LossyProxy(address.port());
                var ledger = Nodes.open(new DatabaseAddress(
                        "localhost", proxy.port(), address.database(), address.user(), address.password(), null))) {
            var engine = ledger.storageEngine();
            for (var i = 0; i < 12; i++) {
                if (i % 3 == 1) {
                    proxy.loseNextCommit();
                }
                assertThat(engine.append(List.of(defined("c" + i, 0))).join()).isEqualTo(i + 1);
            }

            assertThat(proxy.cuts).hasValue(4);
            assertThat(LedgerDatabase.number("select count(*) from ledger.entry"))
                    .isEqualTo(12);
            assertThat(ledger.facts().owner("category", "c4")).contains("category:c4");
            assertThat(ledger.verification().verify(position -> {}).fault()).isNull();
        }
    }

    @Test
    void connections_killed_under_load_neither_lose_nor_double() {
        try (var ledger = Nodes.open(LedgerDatabase.fresh())) {
            var commands = Nodes.categories(ledger);
            var receipts = new ArrayList<CompletableFuture<Receipt>>();
            for (var round = 0; round < 12; round++) {
                for (var i = 0; i < 60; i++) {
                    receipts.add(commands.send(define("c" + receipts.size(), "Title", "1"), VENDOR));
                }
                receipts.get(receipts.size() - 50).join();
                LedgerDatabase.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name = 'rollbook ledger' and query like '%commit%'");
            }
            var positions = new HashSet<Long>();
            receipts.forEach(receipt -> positions.add(receipt.join().position()));

            assertThat(positions).hasSize(720);
            assertThat(LedgerDatabase.number("select count(*) from ledger.entry"))
                    .isEqualTo(1440);
            assertThat(ledger.verification().verify(position -> {}).fault()).isNull();
        }
    }
}
