package org.rollbook.query.connection.syncs;

import static org.rollbook.query.connection.syncs.SyncsProjection.BEGAN;
import static org.rollbook.query.connection.syncs.SyncsProjection.CONNECTION;
import static org.rollbook.query.connection.syncs.SyncsProjection.SYNCS;

import org.rollbook.messages.Listing;
import org.rollbook.messages.connection.FindSyncs;
import org.rollbook.messages.connection.SyncView;
import org.rollbook.query.Answers;
import org.rollbook.query.AnswersQueries;
import org.rollbook.query.Lists;
import org.rollbook.query.StoredJson;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.ReadModels;
import reactor.core.publisher.Mono;

/** Answers who read the roster. */
public final class SyncQueries implements AnswersQueries {
    private final Lists lists;

    public SyncQueries(ReadModels readModels) {
        this.lists = new Lists(readModels);
    }

    @Override
    public void answer(Answers answers) {
        answers.to(FindSyncs.class, this::handle);
    }

    private Mono<Listing<SyncView>> handle(FindSyncs query) {
        return lists.list(
                SYNCS,
                query.connectionId() == null ? new Criteria.All() : Criteria.equal(CONNECTION, query.connectionId()),
                BEGAN,
                true,
                query.limit(),
                query.after(),
                body -> StoredJson.read(body, SyncView.class));
    }
}
