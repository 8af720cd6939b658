package org.rollbook.ledger;

import io.r2dbc.spi.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.audit.LedgerEntries;
import org.rollbook.messages.audit.LedgerEntry;
import org.rollbook.messages.audit.LedgerPage;
import reactor.core.publisher.Mono;

/** Entries for the audit, as they were stored. */
final class AuditEntries implements LedgerEntries {
    private final Database database;

    AuditEntries(Database database) {
        this.database = database;
    }

    @Override
    public CompletableFuture<LedgerPage> after(long after, @Nullable String stream, @Nullable String name, int limit) {
        var which = (stream == null ? "" : " and stream = $2")
                + (name == null ? "" : " and name = " + (stream == null ? "$2" : "$3"));
        var page = database.query(
                        "select " + Entry.COLUMNS + " from ledger.entry where position > $1" + which
                                + " order by position limit " + limit,
                        statement -> bind(statement.bind("$1", after), stream, name),
                        Entry::of)
                .map(AuditEntries::view)
                .collectList();
        var total = stream == null && name == null
                ? database.query(
                        "select coalesce(max(position), 0) from ledger.entry where position > $1",
                        statement -> statement.bind("$1", 0L),
                        row -> Objects.requireNonNull(row.get(0, Long.class)))
                : database.query(
                        "select count(*) from ledger.entry where position > $1" + which,
                        statement -> bind(statement.bind("$1", 0L), stream, name),
                        row -> Objects.requireNonNull(row.get(0, Long.class)));
        return Mono.zip(page, total.single(), (List<LedgerEntry> entries, Long all) -> new LedgerPage(entries, all))
                .toFuture();
    }

    private static Statement bind(Statement statement, @Nullable String stream, @Nullable String name) {
        if (stream != null) {
            statement.bind("$2", stream);
        }
        if (name != null) {
            statement.bind(stream == null ? "$2" : "$3", name);
        }
        return statement;
    }

    private static LedgerEntry view(Entry entry) {
        return new LedgerEntry(
                entry.position(),
                entry.stream(),
                entry.stream() == null ? null : entry.version(),
                entry.eventId(),
                entry.name(),
                entry.revision(),
                entry.recordedAt(),
                entry.payload(),
                entry.metadata(),
                entry.hash());
    }
}
