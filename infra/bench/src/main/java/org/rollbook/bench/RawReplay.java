package org.rollbook.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What a replay cannot do without: read every entry, and copy every row of the read models into tables with the same
 * indexes, in batches. What to copy is known beforehand; only reading the entries and writing the rows takes its time.
 */
final class RawReplay {
    private static final int ROWS = 2000;
    private static final String TABLES = "select tablename from pg_tables where schemaname = '%s' order by tablename";

    private RawReplay() {}

    /** @return seconds */
    static double run(BenchDatabase database) throws SQLException, IOException {
        try (var pool = database.jdbc(2);
                var from = pool.getConnection();
                var to = pool.getConnection()) {
            return readEntries(from) + copyRows(from, to, "rm_" + serving(from));
        }
    }

    private static int serving(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select number from read_models.generation where serving")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static double readEntries(Connection connection) throws SQLException {
        var begin = System.nanoTime();
        try (var statement = connection.prepareStatement(
                "select position, name, payload, metadata from ledger.entry where position > ? order by position limit ?")) {
            var position = 0L;
            var more = true;
            while (more) {
                more = false;
                statement.setLong(1, position);
                statement.setInt(2, ROWS);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        more = true;
                        position = rows.getLong(1);
                        rows.getString(3);
                    }
                }
            }
        }
        return seconds(begin);
    }

    private static double copyRows(Connection from, Connection to, String schema) throws SQLException, IOException {
        var seconds = 0.0;
        for (var table : tables(from, schema)) {
            var original = schema + ".\"" + table + "\"";
            var copy = "raw_replay.\"" + table + "\"";
            try (var statement = to.createStatement()) {
                statement.execute("create schema if not exists raw_replay");
                statement.execute("create table " + copy + " (like " + original + " including all)");
            }
            var writer = new Batches(to.unwrap(PGConnection.class).getCopyAPI(), copy);
            from.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + original + " to stdout", writer);
            seconds += writer.finish();
        }
        try (var statement = to.createStatement()) {
            statement.execute("drop schema if exists raw_replay cascade");
        }
        return seconds;
    }

    private static List<String> tables(Connection connection, String schema) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES.formatted(schema))) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Takes rows as COPY gives them, one in each call, and copies so many at a time, each batch with its commit. */
    private static final class Batches extends OutputStream {
        private final CopyManager target;
        private final String table;
        private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
        private int rows;
        private double seconds;

        Batches(CopyManager target, String table) {
            this.target = target;
            this.table = table;
        }

        @Override
        public void write(int one) {
            batch.write(one);
        }

        @Override
        public void write(byte[] row, int offset, int length) {
            batch.write(row, offset, length);
            if (++rows == ROWS) {
                copy();
            }
        }

        double finish() {
            if (rows > 0) {
                copy();
            }
            return seconds;
        }

        private void copy() {
            var begin = System.nanoTime();
            try {
                target.copyIn("copy " + table + " from stdin", new ByteArrayInputStream(batch.toByteArray()));
            } catch (SQLException e) {
                throw new IllegalStateException("rows could not be copied into " + table, e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            seconds += seconds(begin);
            batch.reset();
            rows = 0;
        }
    }
}
