package org.rollbook.app.assembly;

import java.util.List;
import org.rollbook.app.RollbookProperties;
import org.rollbook.ledger.Ledger;
import org.rollbook.messages.Queries;
import org.rollbook.messages.audit.LedgerEntries;
import org.rollbook.query.AnswersQueries;
import org.rollbook.query.QueryHandlers;
import org.rollbook.query.audit.refusals.RefusalQueries;
import org.rollbook.query.audit.refusals.RefusalsProjection;
import org.rollbook.query.connection.applications.ApplicationQueries;
import org.rollbook.query.connection.applications.ApplicationsProjection;
import org.rollbook.query.connection.applications.ConnectionQueries;
import org.rollbook.query.connection.applications.ConnectionsProjection;
import org.rollbook.query.connection.rules.RulesQueries;
import org.rollbook.query.connection.settings.SettingsProjection;
import org.rollbook.query.connection.settings.SettingsQueries;
import org.rollbook.query.connection.syncs.SyncQueries;
import org.rollbook.query.connection.syncs.SyncsProjection;
import org.rollbook.query.gradebook.AssessmentLineItemsProjection;
import org.rollbook.query.gradebook.AssessmentResultsProjection;
import org.rollbook.query.gradebook.CategoriesProjection;
import org.rollbook.query.gradebook.LineItemsProjection;
import org.rollbook.query.gradebook.ResultsProjection;
import org.rollbook.query.gradebook.ScoreScalesProjection;
import org.rollbook.query.oneroster.ExplanationQueries;
import org.rollbook.query.oneroster.ExportQueries;
import org.rollbook.query.oneroster.FeedQueries;
import org.rollbook.query.oneroster.OneRosterQueries;
import org.rollbook.query.portal.GradeBookQueries;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.ReadSide;
import org.rollbook.query.roster.AcademicSessionsProjection;
import org.rollbook.query.roster.ClassesProjection;
import org.rollbook.query.roster.CoursesProjection;
import org.rollbook.query.roster.DemographicsProjection;
import org.rollbook.query.roster.EnrollmentsProjection;
import org.rollbook.query.roster.OrgsProjection;
import org.rollbook.query.roster.ResourcesProjection;
import org.rollbook.query.roster.UsersProjection;
import org.rollbook.query.roster.imports.ImportQueries;
import org.rollbook.query.roster.imports.ImportsProjection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** The side that tells: every projection behind the ledger, every query handler in front of the read models. */
@Configuration(proxyBeanMethods = false)
class Telling {
    @Bean
    ReadSide readSide(RollbookProperties properties, Storage.DatabaseUrl database, Ledger ledger) {
        var configured = properties.readModelsUrl();
        return ReadSide.open(
                StringUtils.hasText(configured) ? configured : database.url(),
                ledger.events(),
                projections(),
                ReadSide.Options.defaults());
    }

    static List<Projection> projections() {
        return List.of(
                new OrgsProjection(),
                new AcademicSessionsProjection(),
                new CoursesProjection(),
                new ClassesProjection(),
                new UsersProjection(),
                new EnrollmentsProjection(),
                new DemographicsProjection(),
                new ResourcesProjection(),
                new CategoriesProjection(),
                new ScoreScalesProjection(),
                new LineItemsProjection(),
                new ResultsProjection(),
                new AssessmentLineItemsProjection(),
                new AssessmentResultsProjection(),
                new ApplicationsProjection(),
                new ConnectionsProjection(),
                new SettingsProjection(),
                new SyncsProjection(),
                new ImportsProjection(),
                new RefusalsProjection());
    }

    @Bean
    ReadModels readModels(ReadSide readSide) {
        return readSide.readModels();
    }

    @Bean
    Queries queries(ReadModels readModels, LedgerEntries ledger) {
        var connections = new ConnectionQueries(readModels);
        var settings = new SettingsQueries(readModels);
        var refusals = new RefusalQueries(readModels);
        List<AnswersQueries> features = List.of(
                new OneRosterQueries(readModels),
                new FeedQueries(readModels, ledger),
                new ExportQueries(readModels, ledger),
                new ApplicationQueries(readModels),
                connections,
                settings,
                new RulesQueries(readModels, connections, settings),
                new ExplanationQueries(readModels, connections, settings, refusals),
                new SyncQueries(readModels),
                new ImportQueries(readModels),
                refusals,
                new GradeBookQueries(readModels));
        return new QueryHandlers(readModels, features);
    }
}
