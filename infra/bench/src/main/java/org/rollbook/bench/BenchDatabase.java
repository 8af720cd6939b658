package org.rollbook.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import org.rollbook.ledger.DatabaseAddress;

/** A database on the common server; dropped at the end. */
final class BenchDatabase implements AutoCloseable {
    private final BenchServer server;
    private final String name;

    BenchDatabase(BenchServer server, String name) {
        this.server = server;
        this.name = name;
    }

    String url() {
        return server.url(name);
    }

    DatabaseAddress address() {
        return DatabaseAddress.parse(url());
    }

    /** Where a product that uses this database keeps its other files. */
    Path data() {
        return server.directory(name);
    }

    HikariDataSource jdbc(int connections) {
        var address = address();
        var configuration = new HikariConfig();
        configuration.setJdbcUrl(address.jdbcUrl());
        configuration.setUsername(address.user());
        configuration.setPassword(address.password());
        configuration.setMaximumPoolSize(connections);
        return new HikariDataSource(configuration);
    }

    ConnectionPool r2dbc(int connections) {
        var address = address();
        var single = new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host(address.host())
                .port(address.port())
                .database(name)
                .username(address.user())
                .password(address.password())
                .tcpNoDelay(true)
                .forceBinary(true)
                .build());
        return new ConnectionPool(ConnectionPoolConfiguration.builder(single)
                .initialSize(connections)
                .maxSize(connections)
                .build());
    }

    void execute(String sql) throws SQLException {
        try (var pool = jdbc(1);
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        server.drop(name);
    }
}
