package org.rollbook.query.connection.applications;

import static org.rollbook.query.connection.applications.ConnectionsProjection.CONNECTIONS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.query.StoredJson;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.History;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Scope;
import reactor.core.publisher.Mono;

/** What a connection has been since it was opened: every change of it by an administrator is a phase of its own. */
public final class ConnectionHistory {
    private static final int MOST = 10_000;

    private final ReadModels readModels;
    private final Cache<Asked, List<Phase>> known =
            Caffeine.newBuilder().maximumSize(1_000).build();

    public ConnectionHistory(ReadModels readModels) {
        this.readModels = readModels;
    }

    private record Asked(String connectionId, long changedAt) {}

    /** @param from position of the entry that made the connection so */
    public record Phase(long from, ConnectionView connection) {}

    /** All phases up to now, oldest first; none when there is no such connection. */
    public Mono<List<Phase>> of(String connectionId) {
        long changed = readModels.changedAt(CONNECTIONS);
        var asked = new Asked(connectionId, changed);
        var before = known.getIfPresent(asked);
        if (before != null) {
            return Mono.just(before);
        }
        var criteria = new Criteria.Ids(List.of(connectionId));
        return readModels
                .changes(new History(CONNECTIONS, criteria, Scope.everything(), 0, null, changed, MOST))
                .map(change -> new Phase(
                        change.position(),
                        StoredJson.read(change.row().body(), StoredConnection.class)
                                .view(null)))
                .collectList()
                .doOnNext(phases -> known.put(asked, phases));
    }
}
