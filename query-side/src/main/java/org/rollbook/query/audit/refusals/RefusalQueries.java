package org.rollbook.query.audit.refusals;

import static org.rollbook.query.audit.refusals.RefusalsProjection.CODE;
import static org.rollbook.query.audit.refusals.RefusalsProjection.CONNECTION;
import static org.rollbook.query.audit.refusals.RefusalsProjection.POSITION;
import static org.rollbook.query.audit.refusals.RefusalsProjection.REFUSALS;
import static org.rollbook.query.audit.refusals.RefusalsProjection.REQUEST;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollbook.messages.Listing;
import org.rollbook.messages.audit.FindRefusals;
import org.rollbook.messages.audit.RefusalView;
import org.rollbook.query.Answers;
import org.rollbook.query.AnswersQueries;
import org.rollbook.query.Lists;
import org.rollbook.query.StoredJson;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.ReadModels;
import reactor.core.publisher.Mono;

/** Answers what was refused, newest first. */
public final class RefusalQueries implements AnswersQueries {
    private static final int MOST_OF_REQUEST = 100;

    private final Lists lists;

    public RefusalQueries(ReadModels readModels) {
        this.lists = new Lists(readModels);
    }

    @Override
    public void answer(Answers answers) {
        answers.to(FindRefusals.class, this::handle);
    }

    private Mono<Listing<RefusalView>> handle(FindRefusals query) {
        return lists.list(
                REFUSALS,
                criteria(query),
                POSITION,
                true,
                query.limit(),
                query.after(),
                body -> StoredJson.read(body, RefusalView.class));
    }

    /** What a connection was refused in one request. */
    public Mono<List<RefusalView>> ofRequest(String connectionId, String requestId) {
        return lists.list(
                        REFUSALS,
                        Criteria.and(Criteria.equal(REQUEST, requestId), Criteria.equal(CONNECTION, connectionId)),
                        null,
                        false,
                        MOST_OF_REQUEST,
                        null,
                        body -> StoredJson.read(body, RefusalView.class))
                .map(Listing::items);
    }

    private static Criteria criteria(FindRefusals query) {
        var wanted = Stream.of(
                        Optional.ofNullable(query.connectionId()).map(id -> Criteria.equal(CONNECTION, id)),
                        Optional.ofNullable(query.code()).map(code -> Criteria.equal(CODE, code)))
                .flatMap(Optional::stream)
                .toList();
        return switch (wanted.size()) {
            case 0 -> new Criteria.All();
            case 1 -> wanted.getFirst();
            default -> new Criteria.And(wanted);
        };
    }
}
