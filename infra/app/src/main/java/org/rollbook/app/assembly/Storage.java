package org.rollbook.app.assembly;

import java.time.Clock;
import java.util.List;
import org.rollbook.app.RollbookProperties;
import org.rollbook.app.embedded.EmbeddedDatabase;
import org.rollbook.command.connection.ConnectionIndexing;
import org.rollbook.command.gradebook.GradebookIndexing;
import org.rollbook.command.roster.RosterIndexing;
import org.rollbook.ledger.DatabaseAddress;
import org.rollbook.ledger.Ledger;
import org.rollbook.ledger.LedgerMigration;
import org.rollbook.messages.audit.LedgerEntries;
import org.rollbook.messages.audit.RequestLog;
import org.rollbook.messages.connection.Nonces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Where everything is kept: the configured database, or the embedded one, and the ledger in it. */
@Configuration(proxyBeanMethods = false)
class Storage {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @Conditional(NoDatabaseConfigured.class)
    EmbeddedDatabase embeddedDatabase(RollbookProperties properties) {
        return EmbeddedDatabase.start(properties.data());
    }

    @Bean
    DatabaseUrl databaseUrl(RollbookProperties properties, ObjectProvider<EmbeddedDatabase> embedded) {
        var configured = properties.databaseUrl();
        return new DatabaseUrl(configured == null ? embedded.getObject().url() : configured);
    }

    /** {@code postgresql://user:password@host:port/database} of the ledger. */
    record DatabaseUrl(String url) {
        /** Without the password. */
        @Override
        public String toString() {
            return DatabaseAddress.parse(url).toString();
        }
    }

    @Bean
    Ledger ledger(DatabaseUrl database, Clock clock) {
        var address = DatabaseAddress.parse(database.url());
        LedgerMigration.migrate(address);
        var indexing = List.of(new RosterIndexing(), new GradebookIndexing(), new ConnectionIndexing());
        return Ledger.open(address, indexing, clock);
    }

    @Bean(destroyMethod = "")
    Nonces nonces(Ledger ledger) {
        return ledger.nonces();
    }

    @Bean(destroyMethod = "")
    RequestLog requestLog(Ledger ledger) {
        return ledger.requestLog();
    }

    @Bean
    LedgerEntries ledgerEntries(Ledger ledger) {
        return ledger.entries();
    }
}
