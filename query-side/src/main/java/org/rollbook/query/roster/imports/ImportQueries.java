package org.rollbook.query.roster.imports;

import static org.rollbook.query.roster.imports.ImportsProjection.IMPORTS;
import static org.rollbook.query.roster.imports.ImportsProjection.REQUESTED;

import org.rollbook.messages.Listing;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.roster.FindImports;
import org.rollbook.messages.roster.GetImport;
import org.rollbook.messages.roster.ImportView;
import org.rollbook.query.Answers;
import org.rollbook.query.AnswersQueries;
import org.rollbook.query.Lists;
import org.rollbook.query.StoredJson;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Scope;
import reactor.core.publisher.Mono;

/** Answers how imports stand. */
public final class ImportQueries implements AnswersQueries {
    private final ReadModels readModels;
    private final Lists lists;

    public ImportQueries(ReadModels readModels) {
        this.readModels = readModels;
        this.lists = new Lists(readModels);
    }

    @Override
    public void answer(Answers answers) {
        answers.to(GetImport.class, this::handle).to(FindImports.class, this::handle);
    }

    private Mono<ImportView> handle(GetImport query) {
        return readModels
                .get(IMPORTS, query.importId(), Scope.everything(), readModels.position())
                .map(row -> view(row.body()))
                .switchIfEmpty(Mono.error(() -> new Refused(RefusalCode.IMPORT_UNKNOWN, query.importId())));
    }

    private Mono<Listing<ImportView>> handle(FindImports query) {
        return lists.list(
                IMPORTS, new Criteria.All(), REQUESTED, true, query.limit(), query.after(), ImportQueries::view);
    }

    private static ImportView view(String body) {
        return StoredJson.read(body, ImportView.class);
    }
}
