package org.rollbook.app.assembly;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.rollbook.command.connection.Application;
import org.rollbook.command.connection.BundledPartners;
import org.rollbook.command.connection.Connection;
import org.rollbook.command.connection.District;
import org.rollbook.command.connection.SyncRun;
import org.rollbook.command.connection.SyncRuns;
import org.rollbook.command.gradebook.Assessment;
import org.rollbook.command.gradebook.AssessmentResult;
import org.rollbook.command.gradebook.Category;
import org.rollbook.command.gradebook.LineItem;
import org.rollbook.command.gradebook.Posting;
import org.rollbook.command.gradebook.Postings;
import org.rollbook.command.gradebook.ScoreScale;
import org.rollbook.command.gradebook.ScoreWithdrawals;
import org.rollbook.command.gradebook.Submissions;
import org.rollbook.command.roster.RosterImport;
import org.rollbook.command.roster.RosterReports;
import org.rollbook.command.roster.WhenImportRequestedThenRun;
import org.rollbook.ledger.DatabaseAddress;
import org.rollbook.ledger.Ledger;
import org.rollbook.ledger.roster.PostgresStaging;
import org.rollbook.messages.Commands;
import org.rollbook.messages.connection.PartnerCatalogue;
import org.rollbook.messages.roster.Uploads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The side that decides: every aggregate and handler on the command bus. */
@Configuration(proxyBeanMethods = false)
class Deciding {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Bean
    PartnerCatalogue partnerCatalogue() {
        return BundledPartners.catalogue();
    }

    @Bean
    Commands commands(Ledger ledger, PartnerCatalogue partners, Clock clock) {
        var side = ledger.commandSide(partners, clock)
                .aggregate(Application.class)
                .aggregate(Connection.class)
                .aggregate(District.class)
                .aggregate(SyncRun.class)
                .aggregate(Category.class)
                .aggregate(ScoreScale.class)
                .aggregate(LineItem.class)
                .aggregate(Posting.class)
                .aggregate(Assessment.class)
                .aggregate(AssessmentResult.class)
                .aggregate(RosterImport.class)
                .handler(new RosterReports())
                .handler(new Submissions());
        var lineItems = side.repository(LineItem.class);
        return side.handler(new ScoreWithdrawals(lineItems))
                .handler(new Postings(lineItems, side.repository(Posting.class), clock))
                .commands();
    }

    @Bean
    SyncRuns syncRuns(Ledger ledger, Commands commands, Clock clock) {
        return new SyncRuns(commands, new LedgerDisclosures(ledger.appender()), clock, SyncRuns.IDLE, Deciding::newId);
    }

    @Bean
    PostgresStaging staging(Storage.DatabaseUrl database) {
        return new PostgresStaging(DatabaseAddress.parse(database.url()));
    }

    @Bean(initMethod = "start")
    WhenImportRequestedThenRun imports(PostgresStaging staging, Uploads uploads, Commands commands, Ledger ledger) {
        var imports = new WhenImportRequestedThenRun(staging, uploads, commands);
        ledger.eventStore().subscribe(imports::react);
        return imports;
    }

    private static String newId() {
        var id = new byte[16];
        RANDOM.nextBytes(id);
        return "syn-" + HexFormat.of().formatHex(id);
    }
}
