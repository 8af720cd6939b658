package org.rollbook.query.connection.applications;

import static org.rollbook.query.connection.applications.ApplicationsProjection.APPLICATIONS;
import static org.rollbook.query.connection.applications.ApplicationsProjection.NAME;
import static org.rollbook.query.connection.applications.ConnectionsProjection.CONNECTIONS;

import java.util.List;
import java.util.stream.Collectors;
import org.rollbook.messages.Listing;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.ApplicationView;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.FindApplications;
import org.rollbook.messages.connection.GetApplication;
import org.rollbook.query.Answers;
import org.rollbook.query.AnswersQueries;
import org.rollbook.query.Lists;
import org.rollbook.query.StoredJson;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Scope;
import reactor.core.publisher.Mono;

/** Answers what applications there are, each with its connections. */
public final class ApplicationQueries implements AnswersQueries {
    private static final Criteria CONNECTED =
            new Criteria.Related(CONNECTIONS, new Criteria.All(), ConnectionsProjection.APPLICATION, "");

    private final ReadModels readModels;
    private final Lists lists;
    private final StoredConnections connections;

    public ApplicationQueries(ReadModels readModels) {
        this.readModels = readModels;
        this.lists = new Lists(readModels);
        this.connections = new StoredConnections(readModels);
    }

    @Override
    public void answer(Answers answers) {
        answers.to(FindApplications.class, this::handle).to(GetApplication.class, this::handle);
    }

    private Mono<Listing<ApplicationView>> handle(FindApplications query) {
        return lists.list(
                        APPLICATIONS,
                        query.all() ? new Criteria.All() : CONNECTED,
                        NAME,
                        false,
                        query.limit(),
                        query.after(),
                        ApplicationQueries::view)
                .flatMap(page ->
                        withConnections(page.items()).map(items -> new Listing<>(items, page.total(), page.next())));
    }

    private Mono<ApplicationView> handle(GetApplication query) {
        return readModels
                .get(APPLICATIONS, query.applicationId(), Scope.everything(), readModels.position())
                .map(row -> view(row.body()))
                .switchIfEmpty(Mono.just(ApplicationsProjection.OTHER)
                        .filter(other -> other.id().equals(query.applicationId())))
                .flatMap(application -> withConnections(List.of(application)))
                .map(List::getFirst)
                .switchIfEmpty(Mono.error(() -> new Refused(RefusalCode.APPLICATION_UNKNOWN, query.applicationId())));
    }

    private Mono<List<ApplicationView>> withConnections(List<ApplicationView> applications) {
        var ids = applications.stream().map(ApplicationView::id).toList();
        return connections
                .ofApplications(ids)
                .collect(Collectors.groupingBy(ConnectionView::applicationId))
                .map(found -> applications.stream()
                        .map(a -> new ApplicationView(
                                a.id(),
                                a.name(),
                                a.partnerId(),
                                a.matchedByName(),
                                a.offers(),
                                found.getOrDefault(a.id(), List.of()).stream()
                                        .map(connection -> StoredConnections.of(connection, a.partnerId()))
                                        .toList()))
                        .toList());
    }

    private static ApplicationView view(String body) {
        return StoredJson.read(body, ApplicationView.class);
    }
}
