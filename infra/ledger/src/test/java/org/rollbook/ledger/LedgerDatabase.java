package org.rollbook.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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
        sql("truncate ledger.entry, ledger.snapshot, ledger.claim, ledger.roster_index, ledger.setting, ledger.nonce,"
                + " ledger.failed_request");
        return new DatabaseAddress("localhost", server.getPort(), "postgres", "postgres", "postgres", null);
    }

    /** A connection that holds the lock of whoever appends, until it is closed. */
    static AutoCloseable lock() {
        try {
            var connection = server.getPostgresDatabase().getConnection();
            connection.createStatement().execute("select pg_advisory_lock(" + GroupWriter.LOCK + ")");
            return connection;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Rows of a query, each as text. */
    static List<String> texts(String query) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var rows = connection.createStatement().executeQuery("select r::text from (" + query + ") r")) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
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
