package org.rollbook.query.connection.applications;

import static org.rollbook.query.connection.applications.ApplicationsProjection.APPLICATIONS;
import static org.rollbook.query.connection.applications.ConnectionsProjection.CONNECTIONS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.ApplicationView;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.GetConnection;
import org.rollbook.messages.connection.GetConnectionById;
import org.rollbook.query.Answers;
import org.rollbook.query.AnswersQueries;
import org.rollbook.query.StoredJson;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Scope;
import reactor.core.publisher.Mono;

/** Answers who is behind a client id, from memory as long as no connection has changed. */
public final class ConnectionQueries implements AnswersQueries {
    private final ReadModels readModels;
    private final StoredConnections connections;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(10_000).build();

    public ConnectionQueries(ReadModels readModels) {
        this.readModels = readModels;
        this.connections = new StoredConnections(readModels);
    }

    @Override
    public void answer(Answers answers) {
        answers.to(GetConnection.class, this::handle).to(GetConnectionById.class, this::handle);
    }

    private Mono<Optional<ConnectionView>> handle(GetConnection query) {
        long changed = readModels.changedAt(CONNECTIONS);
        var before = known.getIfPresent(query.clientId());
        if (before != null && before.changedAt() == changed) {
            return Mono.just(before.connection());
        }
        return connections
                .byClient(query.clientId())
                .flatMap(this::withPartner)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .doOnNext(now -> known.put(query.clientId(), new Known(changed, now)));
    }

    private Mono<ConnectionView> handle(GetConnectionById query) {
        return byId(query.connectionId());
    }

    /** Fails with CONNECTION_UNKNOWN. */
    public Mono<ConnectionView> byId(String connectionId) {
        return connections
                .byId(connectionId)
                .flatMap(this::withPartner)
                .switchIfEmpty(Mono.error(() -> new Refused(RefusalCode.CONNECTION_UNKNOWN, connectionId)));
    }

    private Mono<ConnectionView> withPartner(ConnectionView connection) {
        return readModels
                .get(APPLICATIONS, connection.applicationId(), Scope.everything(), readModels.position())
                .map(row -> Optional.ofNullable(
                        StoredJson.read(row.body(), ApplicationView.class).partnerId()))
                .defaultIfEmpty(Optional.empty())
                .map(partner -> StoredConnections.of(connection, partner.orElse(null)));
    }

    /** @param changedAt position of the last change of any connection when it was looked up */
    private record Known(long changedAt, Optional<ConnectionView> connection) {}
}
