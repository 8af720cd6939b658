package org.rollbook.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The entries of a ledger once more, in a bare table, by statements of many rows each. */
final class RawEntries {
    private static final int ROWS = 1000;
    private static final String TABLE =
            "create table raw_entry (position bigint primary key, stream text, name text, payload text, metadata text)";
    private static final String INSERT =
            "insert into raw_entry " + "select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])";
    private static final String ENTRIES =
            "select position, stream, name, payload, metadata from ledger.entry order by position";

    private RawEntries() {}

    /** @return seconds that the inserts took, without the time to read what they insert */
    static double insertAgain(BenchDatabase database) throws SQLException {
        try (var pool = database.jdbc(2);
                var from = pool.getConnection();
                var to = pool.getConnection()) {
            try (var statement = to.createStatement()) {
                statement.execute(TABLE);
            }
            from.setAutoCommit(false);
            var seconds = 0.0;
            try (var reading = from.createStatement();
                    var insert = to.prepareStatement(INSERT)) {
                reading.setFetchSize(ROWS);
                try (var rows = reading.executeQuery(ENTRIES)) {
                    var columns = columns();
                    while (rows.next()) {
                        collect(rows, columns);
                        if (columns.getFirst().size() == ROWS) {
                            seconds += insert(to, insert, columns);
                            columns = columns();
                        }
                    }
                    seconds += insert(to, insert, columns);
                }
            }
            from.rollback();
            return seconds;
        }
    }

    private static List<List<Object>> columns() {
        var columns = new ArrayList<List<Object>>();
        for (var i = 0; i < 5; i++) {
            columns.add(new ArrayList<>(ROWS));
        }
        return columns;
    }

    private static void collect(ResultSet row, List<List<Object>> columns) throws SQLException {
        for (var i = 0; i < columns.size(); i++) {
            columns.get(i).add(row.getObject(i + 1));
        }
    }

    private static double insert(Connection connection, PreparedStatement insert, List<List<Object>> columns)
            throws SQLException {
        var begin = System.nanoTime();
        for (var i = 0; i < columns.size(); i++) {
            var type = i == 0 ? "bigint" : "text";
            insert.setArray(i + 1, connection.createArrayOf(type, columns.get(i).toArray()));
        }
        insert.executeUpdate();
        return (System.nanoTime() - begin) / 1e9;
    }
}
