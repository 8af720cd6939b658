package org.rollbook.app.assembly;

import java.util.List;
import org.rollbook.app.RollbookProperties;
import org.rollbook.ledger.DatabaseAddress;
import org.rollbook.ledger.Ledger;
import org.rollbook.messages.Queries;
import org.rollbook.messages.connection.PartnerCatalogue;
import org.rollbook.query.AnswersQueries;
import org.rollbook.query.QueryHandlers;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.ReadSide;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The side that tells: every projection behind the ledger, every query handler in front of the read models. */
@Configuration(proxyBeanMethods = false)
class Telling {
    @Bean
    ReadSide readSide(RollbookProperties properties, DatabaseAddress ledgerAddress, Ledger ledger) {
        var configured = properties.readModelsUrl();
        return ReadSide.open(
                configured == null ? ledgerAddress.url() : configured,
                ledger.events(),
                projections(),
                ReadSide.Options.defaults());
    }

    static List<Projection> projections() {
        return List.of();
    }

    @Bean
    ReadModels readModels(ReadSide readSide) {
        return readSide.readModels();
    }

    @Bean
    Queries queries(ReadModels readModels, PartnerCatalogue partners) {
        List<AnswersQueries> features = List.of();
        return new QueryHandlers(readModels, features);
    }
}
