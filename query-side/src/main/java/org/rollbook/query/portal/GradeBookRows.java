package org.rollbook.query.portal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.rollbook.messages.gradebook.ScoreSource;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.query.StoredJson;
import org.rollbook.query.connection.applications.ApplicationsProjection;
import org.rollbook.query.connection.applications.ConnectionsProjection;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Fragment;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Scope;
import org.rollbook.query.readmodel.Selection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Reads what a grade book is made of, all as of one position. */
final class GradeBookRows {
    private static final int MOST = 20_000;
    private static final ScoreSource DISTRICT = new ScoreSource(null, null);

    private final ReadModels readModels;
    private final long asOf;

    GradeBookRows(ReadModels readModels) {
        this.readModels = readModels;
        this.asOf = readModels.position();
    }

    Mono<JsonNode> one(Model model, String id) {
        return readModels.get(model, id, Scope.everything(), asOf).map(row -> StoredJson.tree(row.body()));
    }

    Mono<Map<String, JsonNode>> byId(Model model, Collection<String> ids) {
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : page(model, new Criteria.Ids(ids)).collectMap(Fragment::id, row -> StoredJson.tree(row.body()));
    }

    Mono<List<JsonNode>> active(Model model, Criteria where) {
        return page(model, Criteria.and(where, new Criteria.Active()))
                .map(row -> StoredJson.tree(row.body()))
                .collectList();
    }

    /** A page does not say who made a row, so there is one page for each who made any. */
    Mono<List<Owned>> owned(Model model, Criteria where) {
        return makers(model, where)
                .concatMap(maker -> source(maker)
                        .flatMapMany(source -> page(
                                        model,
                                        Criteria.and(where, new Criteria.Active(), Criteria.equal(Shapes.OWNER, maker)))
                                .map(row -> new Owned(StoredJson.tree(row.body()), source))))
                .collectList();
    }

    private Flux<String> makers(Model model, Criteria where) {
        var connections = page(ConnectionsProjection.CONNECTIONS, new Criteria.Related(model, where, Shapes.OWNER, ""))
                .map(Fragment::id);
        return Flux.concat(Flux.just(Submitter.SIS), connections);
    }

    private Mono<ScoreSource> source(String maker) {
        if (maker.equals(Submitter.SIS)) {
            return Mono.just(DISTRICT);
        }
        return one(ConnectionsProjection.CONNECTIONS, maker)
                .flatMap(connection -> one(
                        ApplicationsProjection.APPLICATIONS,
                        connection.path("applicationId").asString()))
                .map(application ->
                        new ScoreSource(maker, application.path("name").asString()))
                .defaultIfEmpty(new ScoreSource(maker, null));
    }

    private Flux<Fragment> page(Model model, Criteria where) {
        return readModels.page(new Selection(model, where, Scope.everything(), null, false, null, 0, MOST, null, asOf));
    }
}
