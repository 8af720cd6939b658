package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

class LedgerMigrationTest {
    @Test
    void makes_the_tables_and_can_be_repeated() throws Exception {
        try (var server = EmbeddedPostgres.builder().start();
                var connection = server.getPostgresDatabase().getConnection()) {
            LedgerMigration.migrate(server.getPostgresDatabase());
            LedgerMigration.migrate(server.getPostgresDatabase());

            var tables = connection
                    .createStatement()
                    .executeQuery("select count(*) from ledger.entry, ledger.snapshot, ledger.claim,"
                            + " ledger.roster_index, ledger.setting");
            assertThat(tables.next()).isTrue();
        }
    }
}
