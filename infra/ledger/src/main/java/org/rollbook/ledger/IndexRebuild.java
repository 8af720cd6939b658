package org.rollbook.ledger;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import org.rollbook.command.index.IndexChange;
import org.rollbook.command.index.Indexing;
import org.rollbook.query.readmodel.RecordedEvent;
import reactor.core.publisher.Flux;

/**
 * Builds the inline index again from the entries, by the same functions that fill it. Nothing is appended meanwhile, and
 * everyone sees either the old index or the new one. Blocks.
 */
public final class IndexRebuild {
    private static final int BATCH = 1000;
    private static final String BEGIN = "begin; select pg_advisory_xact_lock(" + GroupWriter.LOCK
            + "); delete from ledger.claim; delete from ledger.roster_index; delete from ledger.setting";
    private static final String OWNERS = """
            select c.kind, c.key, c.owner
            from unnest($1::text[], $2::text[]) k (kind, key) join ledger.claim c on c.kind = k.kind and c.key = k.key
            """;

    private record Change(long version, List<IndexChange> changes) implements IndexRows.Indexed {}

    private final Database database;
    private final EntryReader entries;
    private final EventReader events;
    private final List<Indexing> indexing;

    IndexRebuild(Database database, EntryReader entries, EventReader events, List<Indexing> indexing) {
        this.database = database;
        this.entries = entries;
        this.events = events;
        this.indexing = indexing;
    }

    /** @param progress is told positions as they are done */
    public void rebuild(LongConsumer progress) {
        var connection = database.connect();
        try {
            run(connection, BEGIN);
            var position = 0L;
            for (var batch = entries.after(position, BATCH); !batch.isEmpty(); batch = entries.after(position, BATCH)) {
                write(connection, batch);
                position = batch.getLast().position();
                progress.accept(position);
            }
            run(connection, "commit");
        } finally {
            Database.leave(connection);
        }
    }

    private void write(PostgresqlConnection connection, List<Entry> batch) {
        var versions = new HashMap<Long, Long>();
        batch.forEach(entry -> versions.put(entry.position(), entry.version()));
        var changes = events.read(batch).stream()
                .map(event -> new Change(Objects.requireNonNull(versions.get(event.position())), changes(event)))
                .toList();
        var keys = IndexRows.claims(changes.stream().flatMap(change -> change.changes.stream()));
        var rows = new IndexRows(owners(connection, keys));
        changes.forEach(change -> rows.apply(List.of(change)));
        Database.await(Flux.concat(new IndexWriter(connection).write(rows)).then());
    }

    private List<IndexChange> changes(RecordedEvent entry) {
        var stream = entry.stream() == null ? "" : entry.stream();
        return indexing.stream()
                .flatMap(each -> each.of(stream, entry.event()).stream())
                .toList();
    }

    private static Map<ClaimKey, String> owners(PostgresqlConnection connection, Set<ClaimKey> keys) {
        var owners = new HashMap<ClaimKey, String>();
        if (!keys.isEmpty()) {
            var found = connection
                    .createStatement(OWNERS)
                    .bind("$1", keys.stream().map(ClaimKey::kind).toArray(String[]::new))
                    .bind("$2", keys.stream().map(ClaimKey::key).toArray(String[]::new))
                    .execute()
                    .concatMap(result -> result.map(row -> Map.entry(
                            new ClaimKey(row.get(0, String.class), row.get(1, String.class)),
                            row.get(2, String.class))));
            Objects.requireNonNull(Database.await(found.collectList()))
                    .forEach(claim -> owners.put(claim.getKey(), claim.getValue()));
        }
        return owners;
    }

    private static void run(PostgresqlConnection connection, String sql) {
        Database.await(connection
                .createStatement(sql)
                .execute()
                .concatMap(PostgresqlResult::getRowsUpdated)
                .then());
    }
}
