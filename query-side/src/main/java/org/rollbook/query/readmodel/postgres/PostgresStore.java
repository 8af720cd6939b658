package org.rollbook.query.readmodel.postgres;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.ReadModelStore;
import org.rollbook.query.readmodel.RowStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Read models in a PostgreSQL database, the ledger's or another. */
public final class PostgresStore implements ReadModelStore {
    private static final String GENERATIONS = "read_models.generation";

    private final ConnectionFactoryOptions options;
    private final PostgresqlConnectionFactory writers;
    private final ConnectionPool readers;
    private final Reading reading;
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private final Session registry;
    private final Mono<Boolean> prepared;

    /**
     * @param url {@code postgresql://user:password@host:port/database}
     * @param connections so many reads at once
     * @param patience after which a read is given up
     */
    public PostgresStore(String url, int connections, Duration patience) {
        this.options = ConnectionFactoryOptions.parse("r2dbc:" + url);
        var reading = settings();
        reading.put("statement_timeout", Long.toString(patience.toMillis()));
        this.writers = factory(settings());
        this.readers = new ConnectionPool(ConnectionPoolConfiguration.builder(factory(reading))
                .initialSize(0)
                .maxSize(connections)
                .maxIdleTime(Duration.ofMinutes(10))
                .maxAcquireTime(patience)
                .build());
        this.reading = new Reading(readers);
        this.registry = new Session(writers);
        this.prepared = registry.use(PostgresStore::prepare).cacheInvalidateIf(done -> !done);
    }

    /**
     * Tables are always read by an index, in its order where that is the one asked for: the database, which plans
     * without knowing the parameters, would rather sort a whole table for each large page. No statement is worth
     * compiling or spreading over several processes.
     */
    static Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        settings.put("application_name", "rollbook-read-models");
        settings.put("jit", "off");
        settings.put("enable_seqscan", "off");
        settings.put("enable_sort", "off");
        settings.put("random_page_cost", "1.1");
        settings.put("max_parallel_workers_per_gather", "0");
        return settings;
    }

    /** Answers in binary: in text form the database counts the octets of each value once more. */
    private PostgresqlConnectionFactory factory(Map<String, String> settings) {
        PostgresqlConnectionConfiguration configuration = PostgresqlConnectionFactoryProvider.builder(options)
                .options(settings)
                .preparedStatementCacheQueries(256)
                .forceBinary(true)
                .build();
        return new PostgresqlConnectionFactory(configuration);
    }

    private static Mono<Boolean> prepare(PostgresqlConnection connection) {
        return run(connection, "create schema if not exists read_models")
                .then(run(
                        connection,
                        "create table if not exists " + GENERATIONS + " (number int generated always as identity "
                                + "primary key, fingerprint text not null, models text[] not null, "
                                + "serving boolean not null default false)"))
                .thenReturn(true);
    }

    @Override
    public Mono<List<Generation>> generations() {
        return prepared.flatMap(done -> reading.many(
                        new Sql().add("select number, fingerprint, models, serving from " + GENERATIONS), row -> {
                            String[] models = row.get(2, String[].class);
                            return new Generation(
                                    (int) PostgresRows.number(row, 0),
                                    PostgresRows.text(row, 1),
                                    models == null ? List.of() : List.of(models),
                                    Boolean.TRUE.equals(row.get(3, Boolean.class)));
                        })
                .sort(Comparator.comparing(Generation::number))
                .collectList());
    }

    @Override
    public Mono<Generation> create(String fingerprint, List<Model> models, int since) {
        var names = models.stream().map(Model::name).toArray(String[]::new);
        var find = new Sql().add("select max(number) from " + GENERATIONS + " where fingerprint = ");
        find.bind(fingerprint).add(" and number > ").bind(since).add(" having count(*) > 0");
        var insert = new Sql().add("insert into " + GENERATIONS + " (fingerprint, models) values (");
        insert.bind(fingerprint).add(", ").bind(names).add(") returning number");
        return prepared.flatMap(done -> registry.use(connection -> connection
                .beginTransaction()
                .then(run(connection, "lock table " + GENERATIONS + " in exclusive mode"))
                .then(number(connection, find))
                .switchIfEmpty(number(connection, insert)
                        .flatMap(number -> Flux.fromIterable(new Layout(Names.of(number)).tables(models))
                                .concatMap(statement -> run(connection, statement))
                                .then(Mono.just(number))))
                .flatMap(number -> connection.commitTransaction().thenReturn(number))
                .map(number -> new Generation(number, fingerprint, List.of(names), false))));
    }

    private static Mono<Integer> number(Connection connection, Sql statement) {
        return Flux.from(statement.on(connection).execute())
                .concatMap(result -> result.map(row -> (int) PostgresRows.number(row, 0)))
                .singleOrEmpty();
    }

    @Override
    public Mono<Void> serve(int number) {
        return registry.use(connection -> run(
                connection,
                "update " + GENERATIONS + " set serving = (number = " + number + ") where serving or number = "
                        + number));
    }

    @Override
    public Mono<Void> drop(int number) {
        return registry.use(connection -> connection
                .beginTransaction()
                .then(run(
                        connection, "drop schema if exists " + Names.of(number).schema() + " cascade"))
                .then(run(connection, "delete from " + GENERATIONS + " where number = " + number))
                .then(connection.commitTransaction()));
    }

    @Override
    public RowStore rows(int number, List<Model> models) {
        var names = Names.of(number);
        return new PostgresRows(names, reading, new Writer(names, session()), new Housekeeping(names, session()));
    }

    private Session session() {
        var session = new Session(writers);
        sessions.add(session);
        return session;
    }

    @Override
    public String description() {
        return "PostgreSQL at " + options.getValue(ConnectionFactoryOptions.HOST) + ", database "
                + options.getValue(ConnectionFactoryOptions.DATABASE);
    }

    @Override
    public Mono<Void> close() {
        return Flux.fromIterable(sessions)
                .concatWithValues(registry)
                .concatMap(session -> session.close().onErrorComplete())
                .then(readers.disposeLater());
    }

    private static Mono<Void> run(Connection connection, String statement) {
        return Flux.from(connection.createStatement(statement).execute())
                .concatMap(result -> result.getRowsUpdated())
                .then();
    }
}
