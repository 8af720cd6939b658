package org.rollbook.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads entries; blocks. */
final class EntryReader {
    private static final String SELECT = "select " + Entry.COLUMNS + " from ledger.entry ";

    private final Database database;

    EntryReader(Database database) {
        this.database = database;
    }

    List<Entry> after(long position, int limit) {
        return database.rows(
                SELECT + "where position > $1 order by position limit $2",
                statement -> statement.bind("$1", position).bind("$2", limit),
                Entry::of);
    }

    List<Entry> ofStream(String stream, long firstVersion, int limit) {
        return database.rows(
                SELECT + "where stream = $1 and version >= $2 order by version limit $3",
                statement ->
                        statement.bind("$1", stream).bind("$2", firstVersion).bind("$3", limit),
                Entry::of);
    }

    long head() {
        return number("select coalesce(max(position), 0) from ledger.entry where position > $1", 0L);
    }

    /** Position of the last entry before this time, 0 if there is none; by halves, since times never decrease. */
    long before(Instant time) {
        return number("""
                with recursive half (low, high) as (
                  select 0::bigint, (select coalesce(max(position), 0) from ledger.entry)
                  union all
                  select case when older then middle else low end, case when older then high else middle - 1 end
                  from (select low, high, (low + high + 1) / 2 as middle from half where low < high) h
                  cross join lateral (select recorded_at < $1 as older from ledger.entry where position = middle) e
                )
                select low from half where low = high
                """, time);
    }

    Optional<Long> lastVersion(String stream) {
        return database
                .rows(
                        "select version from ledger.entry where stream = $1 order by version desc limit 1",
                        statement -> statement.bind("$1", stream),
                        row -> Objects.requireNonNull(row.get(0, Long.class)))
                .stream()
                .findFirst();
    }

    private long number(String sql, Object parameter) {
        return database.rows(
                        sql,
                        statement -> statement.bind("$1", parameter),
                        row -> Objects.requireNonNull(row.get(0, Long.class)))
                .getFirst();
    }
}
