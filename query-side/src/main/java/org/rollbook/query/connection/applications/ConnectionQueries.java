package org.rollbook.query.connection.applications;

import static org.rollbook.query.connection.applications.ApplicationsProjection.APPLICATIONS;
import static org.rollbook.query.connection.applications.ConnectionsProjection.CONNECTIONS;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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

/**
 * Answers who is behind a client id, from memory as long as no connection has changed. All of them are held, so that an
 * id that nobody has is answered as quickly as one that somebody has.
 */
public final class ConnectionQueries implements AnswersQueries {
    private final ReadModels readModels;
    private final StoredConnections connections;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    public ConnectionQueries(ReadModels readModels) {
        this.readModels = readModels;
        this.connections = new StoredConnections(readModels);
    }

    @Override
    public void answer(Answers answers) {
        answers.to(GetConnection.class, this::handle).to(GetConnectionById.class, this::handle);
    }

    private Mono<Optional<ConnectionView>> handle(GetConnection query) {
        return known().byClient().map(all -> Optional.ofNullable(all.get(query.clientId())));
    }

    private Known known() {
        long changed = readModels.changedAt(CONNECTIONS);
        var before = known.get();
        if (before != null && before.changedAt() == changed) {
            return before;
        }
        var now = new Known(
                changed,
                Mono.defer(this::byClient).doOnError(failure -> known.set(null)).cache());
        return known.compareAndSet(before, now) ? now : known();
    }

    private Mono<Map<String, ConnectionView>> byClient() {
        return readModels
                .page(StoredConnections.all(APPLICATIONS, readModels.position()))
                .map(row -> StoredJson.read(row.body(), ApplicationView.class))
                .collectMap(ApplicationView::id, application -> Optional.ofNullable(application.partnerId()))
                .flatMap(partners -> connections
                        .all()
                        .map(one -> StoredConnections.of(
                                one,
                                partners.getOrDefault(one.applicationId(), Optional.empty())
                                        .orElse(null)))
                        .collectMap(ConnectionView::clientId));
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

    /** @param changedAt position of the last change of any connection when they were looked up */
    private record Known(long changedAt, Mono<Map<String, ConnectionView>> byClient) {}
}
