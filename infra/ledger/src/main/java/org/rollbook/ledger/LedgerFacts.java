package org.rollbook.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.index.Facts;
import org.rollbook.command.index.IndexChange;
import org.rollbook.command.index.Indexing;
import org.rollbook.messages.roster.RosterKind;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * The inline index for decisions. What it found it remembers until an entry changes it; what it did not find it asks
 * for again.
 */
final class LedgerFacts implements Facts {
    private static final String ENROLLED = """
            select 'yes' from ledger.roster_index where kind = 5 and facts ->> 'role' = 'student'
            and facts ->> 'classId' = $1 collate "C" and facts ->> 'userId' = $2 collate "C" limit 1
            """;
    private static final ObjectReader STRINGS = new JsonMapper().readerForMapOf(String.class);
    private static final int FEW = 16;
    private static final int STRIPES = 1024;

    /** No text of the database holds this character. */
    private static final String UNSET = "\u0000";

    private static final String BEYOND = Character.toString(Character.MAX_CODE_POINT);

    private record Enrolled(String classId, String userId) {}

    private record SettingKey(String key) {}

    private final Database database;
    private final List<Indexing> indexing;
    private final EventReader events;
    private final Cache<Object, Object> known =
            Caffeine.newBuilder().maximumSize(200_000).build();
    private final AtomicLongArray changes = new AtomicLongArray(STRIPES);

    LedgerFacts(Database database, List<Indexing> indexing, EventReader events) {
        this.database = database;
        this.indexing = indexing;
        this.events = events;
    }

    @Override
    public Optional<String> owner(String kind, String key) {
        return remembered(
                new ClaimKey(kind, key),
                String.class,
                () -> first("select owner from ledger.claim where kind = $1 and key = $2", kind, key));
    }

    @Override
    public long claims(String kind, String prefix) {
        return database.rows(
                        "select count(*) from ledger.claim where kind = $1 and key >= $2 and key < $3",
                        statement ->
                                statement.bind("$1", kind).bind("$2", prefix).bind("$3", prefix + BEYOND),
                        row -> Objects.requireNonNull(row.get(0, Long.class)))
                .getFirst();
    }

    @Override
    public List<String> claimed(String kind, String prefix) {
        return database.rows(
                "select key from ledger.claim where kind = $1 and key >= $2 and key < $3 order by key",
                statement -> statement.bind("$1", kind).bind("$2", prefix).bind("$3", prefix + BEYOND),
                row -> Objects.requireNonNull(row.get(0, String.class)).substring(prefix.length()));
    }

    @Override
    public Map<String, RosterFact> roster(RosterKind kind, Collection<String> ids) {
        if (ids.size() > FEW) {
            return load(kind, ids);
        }
        var found = new HashMap<String, RosterFact>();
        for (var id : ids) {
            remembered(
                            new IndexRows.RosterKey(kind, id),
                            RosterFact.class,
                            () -> Optional.ofNullable(load(kind, List.of(id)).get(id)))
                    .ifPresent(fact -> found.put(id, fact));
        }
        return found;
    }

    private Map<String, RosterFact> load(RosterKind kind, Collection<String> ids) {
        var facts = new HashMap<String, RosterFact>();
        database.rows(
                        "select id, version, hash, active, facts::text from ledger.roster_index"
                                + " where kind = $1 and id = any($2)",
                        statement ->
                                statement.bind("$1", IndexWriter.number(kind)).bind("$2", ids.toArray(String[]::new)),
                        row -> new RosterFact(
                                Objects.requireNonNull(row.get(0, String.class)),
                                Objects.requireNonNull(row.get(1, Long.class)),
                                Objects.requireNonNull(row.get(2, String.class)),
                                Objects.requireNonNull(row.get(3, Boolean.class)),
                                STRINGS.readValue(Objects.requireNonNull(row.get(4, String.class)))))
                .forEach(fact -> facts.put(fact.id(), fact));
        return facts;
    }

    @Override
    public boolean everEnrolled(String classId, String userId) {
        return remembered(
                        new Enrolled(classId, userId),
                        Boolean.class,
                        () -> first(ENROLLED, classId, userId).map(yes -> true))
                .orElse(false);
    }

    /** That a setting is not set is remembered too: most are not, and the decision of every score reads one. */
    @Override
    public Optional<String> setting(String key) {
        return remembered(
                        new SettingKey(key),
                        String.class,
                        () -> first("select value from ledger.setting where key = $1", key)
                                .or(() -> Optional.of(UNSET)))
                .filter(value -> !value.equals(UNSET));
    }

    private Optional<String> first(String sql, String... parameters) {
        return database
                .rows(
                        sql,
                        statement -> {
                            for (var i = 0; i < parameters.length; i++) {
                                statement.bind(i, parameters[i]);
                            }
                            return statement;
                        },
                        row -> Objects.requireNonNull(row.get(0, String.class)))
                .stream()
                .findFirst();
    }

    /** Remembers what is found, unless an entry changed it while it was being looked up. */
    private <T> Optional<T> remembered(Object key, Class<T> type, Supplier<Optional<T>> look) {
        var hit = known.getIfPresent(key);
        if (hit != null) {
            return Optional.of(type.cast(hit));
        }
        var before = changes.get(stripe(key));
        var found = look.get();
        found.ifPresent(value ->
                known.asMap().compute(key, (_, newer) -> changes.get(stripe(key)) == before ? (Object) value : newer));
        return found;
    }

    /**
     * Takes over what a group of this node wrote; not the roster's records, since an import writes all of them and few
     * are asked for.
     */
    void committed(IndexRows rows) {
        rows.claims.forEach((claim, owner) -> learn(claim, owner.orElse(null)));
        rows.settings.forEach((key, value) -> learn(new SettingKey(key), value));
        rows.roster.keySet().forEach(key -> learn(key, null));
    }

    /** Forgets what entries, of whatever node, changed. */
    void appended(List<Entry> entries) {
        for (var entry : events.read(entries)) {
            var stream = entry.stream() == null ? "" : entry.stream();
            for (var each : indexing) {
                for (var change : each.of(stream, entry.event())) {
                    learn(key(change), null);
                }
            }
        }
    }

    /** Forgets everything: changes may have been missed. */
    void forget() {
        for (var i = 0; i < STRIPES; i++) {
            changes.incrementAndGet(i);
        }
        known.invalidateAll();
    }

    private static Object key(IndexChange change) {
        return switch (change) {
            case IndexChange.Claim(var kind, var key, var _) -> new ClaimKey(kind, key);
            case IndexChange.Release(var kind, var key) -> new ClaimKey(kind, key);
            case IndexChange.Roster roster -> new IndexRows.RosterKey(roster.kind(), roster.id());
            case IndexChange.Setting(var key, var _) -> new SettingKey(key);
        };
    }

    private void learn(Object key, @Nullable Object value) {
        changes.incrementAndGet(stripe(key));
        if (value == null) {
            known.invalidate(key);
        } else {
            known.put(key, value);
        }
    }

    private static int stripe(Object key) {
        var hash = key.hashCode();
        return (hash ^ hash >>> 16) & (STRIPES - 1);
    }
}
