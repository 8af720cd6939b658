package org.rollbook.ledger.roster;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.rollbook.command.roster.RosterIndexing;
import org.rollbook.command.roster.Staging;
import org.rollbook.ledger.DatabaseAddress;
import org.rollbook.ledger.LedgerMigration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The stage in the ledger's own database, beside the index that rows are compared with. */
public final class PostgresStaging implements Staging, AutoCloseable {
    /** Advisory lock of the import that has the stage. */
    private static final long LOCK = 0x726f_7374_6572L;

    private static final Set<String> BEGUN = Set.of("roster.import-progressed");

    private final PostgresqlConnectionFactory connections;
    private final Scheduler worker = Schedulers.newBoundedElastic(4, 1_000, "roster-import", 60, true);

    public PostgresStaging(DatabaseAddress address) {
        PostgresqlConnectionConfiguration.Builder configuration = PostgresqlConnectionConfiguration.builder()
                .host(address.host())
                .port(address.port())
                .database(address.database())
                .username(address.user())
                .password(address.password())
                .applicationName("rollbook import")
                .schema(LedgerMigration.SCHEMA)
                .tcpKeepAlive(true);
        if (address.sslMode() != null) {
            configuration.sslMode(SSLMode.fromValue(address.sslMode()));
        }
        this.connections = new PostgresqlConnectionFactory(configuration.build());
    }

    @Override
    public List<OpenImport> openImports() {
        try (StagingConnection connection = connect()) {
            return connection.rows(
                    """
                    select c.key, q.payload::jsonb ->> 'dryRun' = 'true',
                      q.payload::jsonb ->> 'allowLargeRemoval' = 'true'
                        or exists (select from entry a where a.stream = c.owner and a.name = 'roster.import-approved'),
                      exists (select from entry p where p.stream = c.owner and p.name = any ($2))
                    from claim c join entry q on q.stream = c.owner and q.name = 'roster.import-requested'
                    where c.kind = $1
                    order by (select max(position) from entry o where o.stream = c.owner
                      and o.name in ('roster.import-requested', 'roster.import-approved'))""",
                    row -> new OpenImport(
                            Objects.requireNonNull(row.get(0, String.class)),
                            Boolean.TRUE.equals(row.get(1, Boolean.class)),
                            Boolean.TRUE.equals(row.get(2, Boolean.class)),
                            Boolean.TRUE.equals(row.get(3, Boolean.class))),
                    RosterIndexing.OPEN_IMPORT,
                    BEGUN.toArray(String[]::new));
        }
    }

    @Override
    public boolean ended(String importId) {
        try (StagingConnection connection = connect()) {
            return connection.isTrue(
                    "select exists (select from entry where stream = $1 and name = any ($2))",
                    importId,
                    new String[] {"roster.import-finished", "roster.import-failed"});
        }
    }

    @Override
    public Stage open(String importId) {
        StagingConnection connection = connect();
        StagingConnection beside = null;
        try {
            connection.lines("select 1::bigint from pg_advisory_lock($1)", LOCK);
            beside = connect();
            return new PostgresStage(connection, beside, importId);
        } catch (RuntimeException e) {
            if (beside != null) {
                beside.close();
            }
            connection.close();
            throw e;
        }
    }

    private StagingConnection connect() {
        return StagingConnection.open(connections, worker);
    }

    @Override
    public void close() {
        worker.dispose();
    }
}
