package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerMigrationTest {
    @Test
    void makes_the_tables_and_can_be_repeated() {
        var address = LedgerDatabase.fresh();

        LedgerMigration.migrate(address.jdbcUrl(), address.user(), address.password());

        assertThat(LedgerDatabase.number("select count(*) from ledger.entry, ledger.snapshot, ledger.claim,"
                        + " ledger.roster_index, ledger.setting"))
                .isZero();
    }
}
