package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.ledger.Nodes.VENDOR;
import static org.rollbook.ledger.Nodes.define;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Commands.Receipt;
import org.rollbook.messages.Outcome;

class TwoNodesTest {
    private static final int STREAMS = 7;

    private Ledger one;
    private Ledger two;
    private LedgerCommands atOne;
    private LedgerCommands atTwo;

    @BeforeEach
    void open() {
        var address = LedgerDatabase.fresh();
        one = Nodes.open(address);
        two = Nodes.open(address);
        atOne = Nodes.categories(one);
        atTwo = Nodes.categories(two);
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void that_append_at_once_keep_positions_gapless_and_versions_consecutive() {
        var receipts = new ArrayList<CompletableFuture<Receipt>>();
        for (var i = 0; i < 600; i++) {
            var commands = i % 2 == 0 ? atOne : atTwo;
            receipts.add(commands.send(define("c" + i % STREAMS, "Title " + i, "1"), VENDOR));
        }

        assertThat(receipts.stream().filter(TwoNodesTest::isAccepted).count()).isGreaterThan(550);
        assertThat(one.verification().verify(position -> {}).fault()).isNull();
        assertThat(LedgerDatabase.number("select max(position) - count(*) from ledger.entry"))
                .isZero();
        var refused = receipts.stream().filter(receipt -> !isAccepted(receipt)).count();
        assertThat(LedgerDatabase.number("select count(*) from ledger.entry where name = 'command.recorded'"))
                .isEqualTo(600);
        assertThat(LedgerDatabase.number("select count(*) from ledger.entry where stream is not null"))
                .isEqualTo(600 - refused);
    }

    @Test
    void see_what_the_other_wrote_though_they_remember_what_they_looked_up() throws Exception {
        atOne.send(define("c1", "Homework", "40"), VENDOR).join();
        assertThat(two.facts().owner("category", "c1")).contains("category:c1");
        assertThat(atTwo.send(define("c1", "Homework", "40"), VENDOR)
                        .join()
                        .outcome()
                        .result())
                .isEqualTo(Outcome.Result.UNCHANGED);

        var news = new Semaphore(0);
        try (var listening = two.events().onAppended(news::release)) {
            assertThat(listening).isNotNull();
            atOne.send(Nodes.withdraw("c1"), VENDOR).join();
            while (two.events().told() < one.events().head()) {
                assertThat(news.tryAcquire(500, TimeUnit.MILLISECONDS)).isTrue();
            }
        }

        assertThat(two.facts().owner("category", "c1")).isEmpty();
        assertThat(atTwo.send(define("c1", "Homework", "40"), VENDOR)
                        .join()
                        .outcome()
                        .result())
                .isEqualTo(Outcome.Result.CREATED);
    }

    @Test
    void read_the_same_events_in_the_same_order() {
        for (var i = 0; i < 40; i++) {
            (i % 2 == 0 ? atOne : atTwo)
                    .send(define("c" + i, "Title", "1"), VENDOR)
                    .join();
        }

        assertThat(one.events().after(0, 1000))
                .hasSize(80)
                .isEqualTo(two.events().after(0, 1000));
        assertThat(one.events().head()).isEqualTo(80);
    }

    private static boolean isAccepted(CompletableFuture<Receipt> receipt) {
        return receipt.handle((answer, problem) -> problem == null)
                .orTimeout(Duration.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
