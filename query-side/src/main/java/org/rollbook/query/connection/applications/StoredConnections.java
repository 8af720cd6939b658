package org.rollbook.query.connection.applications;

import static org.rollbook.query.connection.applications.ConnectionsProjection.APPLICATION;
import static org.rollbook.query.connection.applications.ConnectionsProjection.CONNECTIONS;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.query.StoredJson;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Scope;
import org.rollbook.query.readmodel.Selection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads connections from their rows, as yet without the partner. */
final class StoredConnections {
    private static final int MOST = 10_000;
    private static final int ALL = 1_000_000;

    private final ReadModels readModels;

    StoredConnections(ReadModels readModels) {
        this.readModels = readModels;
    }

    /** The connections of these applications, by id. */
    Flux<ConnectionView> ofApplications(Collection<String> applications) {
        return applications.isEmpty() ? Flux.empty() : find(new Criteria.In(APPLICATION, applications), MOST);
    }

    Flux<ConnectionView> all() {
        return find(new Criteria.All(), ALL);
    }

    Mono<ConnectionView> byId(String id) {
        return find(new Criteria.Ids(List.of(id)), 1).next();
    }

    /** The connection as one of an application of this partner. */
    static ConnectionView of(ConnectionView c, @Nullable String partnerId) {
        return new ConnectionView(
                c.id(),
                c.applicationId(),
                partnerId,
                c.kind(),
                c.purpose(),
                c.schools(),
                c.functions(),
                c.demographics(),
                c.profile(),
                c.enabled(),
                c.clientId(),
                c.secretSha256(),
                c.previousSecretSha256(),
                c.previousUntil(),
                c.conflicts(),
                c.proofs());
    }

    /** Every row of a model. */
    static Selection all(Model model, long asOf) {
        return selection(model, new Criteria.All(), ALL, asOf);
    }

    private Flux<ConnectionView> find(Criteria criteria, int limit) {
        return readModels
                .page(selection(CONNECTIONS, criteria, limit, readModels.position()))
                .map(row -> StoredJson.read(row.body(), StoredConnection.class).view(null));
    }

    private static Selection selection(Model model, Criteria criteria, int limit, long asOf) {
        return new Selection(model, criteria, Scope.everything(), null, false, null, 0, limit, null, asOf);
    }
}
