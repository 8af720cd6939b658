package org.rollbook.ledger;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.postgresql.api.PostgresqlStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rollbook.messages.roster.RosterKind;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows of the inline index. */
final class IndexWriter {
    private static final String MOVE = """
            update ledger.claim c set owner = n.owner
            from unnest($1::text[], $2::text[], $3::text[]) n (kind, key, owner) where c.kind = n.kind and c.key = n.key
            """;
    private static final String RELEASE = """
            delete from ledger.claim c using unnest($1::text[], $2::text[]) n (kind, key)
            where c.kind = n.kind and c.key = n.key
            """;
    private static final String ROSTER = """
            insert into ledger.roster_index as r (kind, id, version, hash, active, facts)
            select kind, id, version, hash, active, facts::jsonb
            from unnest($1::smallint[], $2::text[], $3::bigint[], $4::text[], $5::boolean[], $6::text[])
              n (kind, id, version, hash, active, facts)
            on conflict (kind, id) do update set version = excluded.version, hash = excluded.hash,
              active = excluded.active,
              facts = case when not excluded.active and excluded.facts = '{}' then r.facts else excluded.facts end
            """;
    private static final String SETTINGS = """
            insert into ledger.setting (key, value) select key, value from unnest($1::text[], $2::text[]) n (key, value)
            on conflict (key) do update set value = excluded.value
            """;

    private static final JsonMapper JSON = new JsonMapper();

    private final PostgresqlConnection connection;

    IndexWriter(PostgresqlConnection connection) {
        this.connection = connection;
    }

    /** The statements, none of which depends on another. */
    List<Mono<Void>> write(IndexRows rows) {
        var statements = new ArrayList<Mono<Void>>();
        var claims = rows.newClaims();
        if (!claims.isEmpty()) {
            statements.add(connection
                    .copyIn(CopyRows.CLAIMS)
                    .from(CopyRows.claims(claims))
                    .build()
                    .then());
        }
        var moved = rows.movedClaims();
        if (!moved.isEmpty()) {
            statements.add(run(statement(MOVE)
                    .bind("$1", texts(moved.keySet(), ClaimKey::kind))
                    .bind("$2", texts(moved.keySet(), ClaimKey::key))
                    .bind("$3", texts(moved.values(), owner -> owner))));
        }
        var released = rows.releasedClaims();
        if (!released.isEmpty()) {
            statements.add(run(statement(RELEASE)
                    .bind("$1", texts(released, ClaimKey::kind))
                    .bind("$2", texts(released, ClaimKey::key))));
        }
        var reported = rows.newRoster();
        if (!reported.isEmpty()) {
            statements.add(connection
                    .copyIn(CopyRows.ROSTER)
                    .from(CopyRows.roster(reported))
                    .build()
                    .then());
        }
        var reportedAgain = rows.changedRoster();
        if (!reportedAgain.isEmpty()) {
            statements.add(run(roster(reportedAgain)));
        }
        if (!rows.settings.isEmpty()) {
            statements.add(run(statement(SETTINGS)
                    .bind("$1", texts(rows.settings.keySet(), key -> key))
                    .bind("$2", texts(rows.settings.values(), value -> value))));
        }
        return statements;
    }

    private PostgresqlStatement roster(Map<IndexRows.RosterKey, IndexRows.RosterRow> roster) {
        var keys = roster.keySet();
        var rows = roster.values();
        return statement(ROSTER)
                .bind("$1", keys.stream().map(key -> number(key.kind())).toArray(Short[]::new))
                .bind("$2", texts(keys, IndexRows.RosterKey::id))
                .bind("$3", rows.stream().map(IndexRows.RosterRow::version).toArray(Long[]::new))
                .bind("$4", texts(rows, IndexRows.RosterRow::hash))
                .bind("$5", rows.stream().map(IndexRows.RosterRow::active).toArray(Boolean[]::new))
                .bind("$6", texts(rows, row -> JSON.writeValueAsString(row.facts())));
    }

    /** How a kind is stored: its place in the enum, which therefore only grows at its end. */
    @SuppressWarnings("EnumOrdinal")
    static short number(RosterKind kind) {
        return (short) kind.ordinal();
    }

    private PostgresqlStatement statement(String sql) {
        return connection.createStatement(sql);
    }

    private static Mono<Void> run(PostgresqlStatement statement) {
        return statement.execute().concatMap(PostgresqlResult::getRowsUpdated).then();
    }

    private static <T> String[] texts(Collection<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
