package org.rollbook.ledger;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the schema {@code ledger} of a database up to date; several nodes may do so at once. */
public final class LedgerMigration {
    /** The schema that holds the ledger. */
    public static final String SCHEMA = "ledger";

    private LedgerMigration() {}

    /** @param url of JDBC, with user and password unless they are given */
    public static void migrate(String url, String user, String password) {
        migrate(Flyway.configure().dataSource(url, user, password));
    }

    public static void migrate(DatabaseAddress address) {
        migrate(address.jdbcUrl(), address.user(), address.password());
    }

    public static void migrate(DataSource database) {
        migrate(Flyway.configure().dataSource(database));
    }

    private static void migrate(FluentConfiguration flyway) {
        flyway.schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations("classpath:db/ledger")
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }
}
