package org.rollbook.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/** One embedded server for all tests of a run; empty tables for each test that asks. */
final class LedgerDatabase {
    private static EmbeddedPostgres server;

    private LedgerDatabase() {}

    static synchronized DatabaseAddress fresh() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder().start();
                LedgerMigration.migrate(server.getPostgresDatabase());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        sql("truncate ledger.entry, ledger.snapshot, ledger.claim, ledger.roster_index, ledger.setting");
        return new DatabaseAddress("localhost", server.getPort(), "postgres", "postgres", "postgres", null);
    }

    static void sql(String statement) {
        try (var connection = server.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute(statement);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static long number(String query) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
