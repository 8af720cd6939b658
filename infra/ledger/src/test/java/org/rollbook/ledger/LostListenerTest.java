package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.ledger.Nodes.VENDOR;
import static org.rollbook.ledger.Nodes.define;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node whose connection for notifications is killed. */
class LostListenerTest {
    private static final String LISTENERS =
            "from pg_stat_activity where application_name = 'rollbook ledger' and query like 'listen%'";

    private Ledger one;
    private Ledger two;
    private LedgerCommands atOne;

    @BeforeEach
    void open() {
        var address = LedgerDatabase.fresh();
        one = Nodes.open(address);
        two = Nodes.open(address);
        atOne = Nodes.categories(one);
        await(() -> LedgerDatabase.number("select count(*) " + LISTENERS) == 2);
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void listens_again_and_misses_nothing_that_was_written_meanwhile() {
        for (var round = 0; round < 3; round++) {
            var id = "c" + round;
            atOne.send(define(id, "Before", "1"), VENDOR).join();
            await(() -> two.facts().owner("category", id).isPresent());

            LedgerDatabase.sql("select pg_terminate_backend(pid) " + LISTENERS);
            atOne.send(Nodes.withdraw(id), VENDOR).join();
            var position = atOne.send(define("other" + round, "Meanwhile", "1"), VENDOR)
                    .join()
                    .position();

            await(() -> two.events().head() >= position);
            await(() -> two.facts().owner("category", id).isEmpty());
            await(() -> LedgerDatabase.number("select count(*) " + LISTENERS) == 2);
        }
        assertThat(two.events().after(0, 100)).isEqualTo(one.events().after(0, 100));
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
