package org.rollbook.query.oneroster;

import java.util.ArrayList;
import java.util.List;
import org.rollbook.messages.audit.LedgerEntries;
import org.rollbook.messages.oneroster.ChangePage;
import org.rollbook.messages.oneroster.FindChanges;
import org.rollbook.messages.oneroster.ObjectChange;
import org.rollbook.query.Answers;
import org.rollbook.query.AnswersQueries;
import org.rollbook.query.connection.applications.ConnectionHistory;
import org.rollbook.query.readmodel.ReadModels;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers what has changed for a connection since any position. What it was allowed to see at each time decides what
 * came into its sight and what went out of it; what it is allowed to see now decides what it is shown of that. So a
 * reader that applies all changes in order holds exactly what the connection sees now, wherever it began.
 */
public final class FeedQueries implements AnswersQueries {
    private final ReadModels readModels;
    private final ConnectionHistory histories;
    private final FeedChanges changes;
    private final FeedCrossings crossings;

    public FeedQueries(ReadModels readModels, LedgerEntries ledger) {
        this.readModels = readModels;
        this.histories = new ConnectionHistory(readModels);
        var telling = new FeedTelling(readModels, ledger);
        this.changes = new FeedChanges(readModels, telling);
        this.crossings = new FeedCrossings(readModels, telling);
    }

    @Override
    public void answer(Answers answers) {
        answers.to(FindChanges.class, this::handle);
    }

    Mono<ChangePage> handle(FindChanges question) {
        var start = FeedPlace.of(question.after());
        long head = readModels.position();
        return histories
                .of(question.connectionId())
                .map(phases -> FeedView.of(question, phases, head))
                .flatMap(view -> read(parts(view, start, head), question.limit()))
                .map(piece -> page(piece, start, head));
    }

    /** One part after the other, until there is enough or a part has more than fits. */
    private static Mono<FeedPiece<ObjectChange>> read(List<FeedPiece.Part> parts, int limit) {
        return Mono.defer(() -> {
            var found = new ArrayList<ObjectChange>();
            return Flux.fromIterable(parts)
                    .concatMap(part -> Mono.defer(() -> part.read(limit - found.size())), 1)
                    .doOnNext(piece -> found.addAll(piece.items()))
                    .takeUntil(piece -> !piece.whole() || found.size() == limit)
                    .reduce(true, (whole, piece) -> piece.whole())
                    .map(whole -> new FeedPiece<>(found, whole && found.size() < limit));
        });
    }

    private static ChangePage page(FeedPiece<ObjectChange> piece, FeedPlace start, long head) {
        String next = piece.whole()
                ? start.orBehind(head).text()
                : piece.items().getLast().cursor();
        return new ChangePage(piece.items(), next, !piece.whole(), head);
    }

    private List<FeedPiece.Part> parts(FeedView view, FeedPlace start, long head) {
        var parts = new ArrayList<FeedPiece.Part>();
        for (int phase = 0; phase < view.phases().size(); phase++) {
            long from = view.phases().get(phase).from();
            boolean last = phase == view.phases().size() - 1;
            long upTo = last ? head : view.phases().get(phase + 1).from() - 1;
            if (start.position() < from || (start.position() == from && start.id() != null)) {
                parts.addAll(crossings.into(view, phase, start));
            }
            if (start.position() <= upTo) {
                parts.add(changes.between(view, phase, start.orBehind(from), upTo));
            }
        }
        return parts;
    }
}
