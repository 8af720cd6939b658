package org.rollbook.ledger;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * The committer's connection. A group that follows what this node knows takes one exchange; one that does not takes
 * two: begin, lock and look; then write, notify and commit. Within an exchange, and from one that follows to the next,
 * nothing waits for an answer before the next statement is sent.
 */
final class GroupWriter implements AutoCloseable {
    /** Channel on which nodes tell each other the newest position. */
    static final String CHANNEL = "rollbook_ledger";

    /** Whoever appends holds this advisory lock: the letters of "ledger". */
    static final long LOCK = 0x6c_65_64_67_65_72L;

    private static final String BEGIN = "begin isolation level read committed";
    private static final String LOCK_AND_HEAD = BEGIN + "; select pg_advisory_xact_lock(" + LOCK
            + "); select position, recorded_at from ledger.entry order by position desc limit 1";
    private static final String LOOK = """
            select 's' as what, s as kind, null as key,
              (select e.version::text from ledger.entry e where e.stream = s order by e.version desc limit 1) as value
            from unnest($1::text[]) s
            union all
            select 'c', c.kind, c.key, c.owner
            from unnest($2::text[], $3::text[]) k (kind, key) join ledger.claim c on c.kind = k.kind and c.key = k.key
            union all
            select 'e', e.event_id, null, e.position::text from ledger.entry e where e.event_id = any ($4::text[])
            """;

    private final PostgresqlConnection connection;
    private final String node;
    private final IndexWriter index;

    /** @param events positions of those of the events that are stored already */
    record Seen(Head head, Map<String, Long> versions, Map<ClaimKey, String> owners, Map<String, Long> events) {
        static final Seen NOTHING = new Seen(Head.EMPTY, Map.of(), Map.of(), Map.of());
    }

    /** @param node what this node's notifications begin with: letters and digits */
    GroupWriter(PostgresqlConnection connection, String node) {
        this.node = node;
        this.connection = connection;
        this.index = new IndexWriter(connection);
    }

    /** Begins the transaction, waits for the lock, and says how things are. */
    Seen begin(Set<String> streams, Set<ClaimKey> claims, Collection<String> events) {
        var head = connection
                .createStatement(LOCK_AND_HEAD)
                .execute()
                .concatMap(result -> result.map(GroupWriter::head))
                .filter(row -> row.position() > 0)
                .next()
                .defaultIfEmpty(Head.EMPTY);
        return Objects.requireNonNull(
                Database.await(Mono.zip(head, known(streams, claims, events), GroupWriter::seen)));
    }

    /** Says how things are, in the transaction that has begun or, outside of one, at this moment. */
    Seen look(Head head, Set<String> streams, Set<ClaimKey> claims) {
        return seen(head, Objects.requireNonNull(Database.await(known(streams, claims, List.of()))));
    }

    private Mono<List<Fact>> known(Set<String> streams, Set<ClaimKey> claims, Collection<String> events) {
        if (streams.isEmpty() && claims.isEmpty() && events.isEmpty()) {
            return Mono.just(List.of());
        }
        return connection
                .createStatement(LOOK)
                .bind("$1", streams.toArray(String[]::new))
                .bind("$2", claims.stream().map(ClaimKey::kind).toArray(String[]::new))
                .bind("$3", claims.stream().map(ClaimKey::key).toArray(String[]::new))
                .bind("$4", events.toArray(String[]::new))
                .execute()
                .concatMap(result -> result.map(Fact::of))
                .collectList();
    }

    /** Writes and commits in the transaction that has begun; when this returns, everything is durable. */
    void commit(List<Placed> entries, IndexRows rows) {
        Database.await(allInOrder(writing("", entries, rows)));
    }

    /**
     * Writes and commits in a transaction of its own, unless the newest entry is not the known one any more, or a key
     * is there already that was taken for new. May be sent while the one before it has not been answered.
     *
     * @param unanswered true when the known entry is there only if the transaction before was committed
     * @return whether everything is durable; otherwise nothing was written
     */
    Mono<Boolean> follow(Head known, boolean unanswered, List<Placed> entries, IndexRows rows) {
        var follow = BEGIN + "; select " + (unanswered ? "ledger.follow_unanswered(" : "ledger.follow(") + LOCK + ", "
                + known.position() + "); ";
        return Mono.defer(() -> allInOrder(writing(follow, entries, rows)))
                .thenReturn(true)
                .onErrorResume(DatabaseFault::isOvertaken, _ -> Mono.just(false));
    }

    /**
     * Statements that need no answer of their own go with the entries, in one message: each message costs the server
     * about as much as several entries. The last step ends the transaction even when one before it failed, so that
     * another one can come behind it.
     *
     * @param first statements to begin with
     */
    private List<Mono<Void>> writing(String first, List<Placed> entries, IndexRows rows) {
        var newest = entries.getLast().position;
        var tell = "select pg_notify('" + CHANNEL + "', '" + node + " " + newest + "'),"
                + " set_config('rollbook.committed', '" + newest + "', false); ";
        var steps = new ArrayList<Mono<Void>>();
        steps.add(connection
                .copyIn(first + tell + CopyRows.ENTRIES)
                .from(CopyRows.entries(entries))
                .build()
                .then());
        steps.addAll(index.write(rows));
        steps.add(run("commit"));
        return steps;
    }

    /** Sends all steps at once and waits for all of them; the first that failed is the reason why others did. */
    private static Mono<Void> allInOrder(List<Mono<Void>> steps) {
        return Flux.fromIterable(steps)
                .flatMapSequential(Mono::materialize, steps.size())
                .filter(Signal::hasError)
                .collectList()
                .flatMap(failed -> failed.isEmpty()
                        ? Mono.empty()
                        : Mono.error(Objects.requireNonNull(failed.getFirst().getThrowable())));
    }

    void rollback() {
        Database.await(run("rollback"));
    }

    private Mono<Void> run(String sql) {
        return connection
                .createStatement(sql)
                .execute()
                .concatMap(PostgresqlResult::getRowsUpdated)
                .then();
    }

    private static Head head(Row row, RowMetadata columns) {
        return columns.getColumnMetadatas().size() < 2
                ? Head.EMPTY
                : new Head(
                        Objects.requireNonNull(row.get(0, Long.class)),
                        Objects.requireNonNull(row.get(1, Instant.class)));
    }

    private static Seen seen(Head head, List<Fact> rows) {
        var versions = new HashMap<String, Long>();
        var owners = new HashMap<ClaimKey, String>();
        var events = new HashMap<String, Long>();
        for (var row : rows) {
            switch (row.what) {
                case "s" -> {
                    if (row.value != null) {
                        versions.put(row.kind, Long.valueOf(row.value));
                    }
                }
                case "c" ->
                    owners.put(
                            new ClaimKey(row.kind, Objects.requireNonNull(row.key)), Objects.requireNonNull(row.value));
                default -> events.put(row.kind, Long.valueOf(Objects.requireNonNull(row.value)));
            }
        }
        return new Seen(head, versions, owners, events);
    }

    private record Fact(
            String what,
            String kind,
            @Nullable String key,
            @Nullable String value) {
        static Fact of(Readable row) {
            return new Fact(
                    Objects.requireNonNull(row.get(0, String.class)),
                    Objects.requireNonNull(row.get(1, String.class)),
                    row.get(2, String.class),
                    row.get(3, String.class));
        }
    }

    @Override
    public void close() {
        Database.leave(connection);
    }
}
