package org.rollbook.rest.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.GetConnectionById;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.Filter;
import org.rollbook.messages.oneroster.FindObjects;
import org.rollbook.messages.oneroster.Reader;
import org.rollbook.messages.oneroster.Version;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a district should know of a connection's people before a vendor reads them (rule R18). */
@RestController
@RequestMapping("/api/v1/connections/{id}/pre-flight")
public final class PreFlightEndpoint {
    private static final Filter WITHOUT_EMAIL =
            new Filter(List.of(List.of(new Filter.Clause("email", Filter.Operator.EQUAL, "", 0))));

    private final Administration administration;

    public PreFlightEndpoint(Administration administration) {
        this.administration = administration;
    }

    record People(long all, long withoutEmail) {}

    record PreFlight(People students, People teachers) {}

    @GetMapping
    Mono<PreFlight> preFlight(@PathVariable String id) {
        return administration
                .ask(new GetConnectionById(id))
                .flatMap(connection -> Mono.zip(
                        people(connection, Collection.STUDENTS),
                        people(connection, Collection.TEACHERS),
                        PreFlight::new));
    }

    private Mono<People> people(ConnectionView connection, Collection collection) {
        return Mono.zip(count(connection, collection, null), count(connection, collection, WITHOUT_EMAIL), People::new);
    }

    private Mono<Long> count(ConnectionView connection, Collection collection, @Nullable Filter filter) {
        var version = connection.kind() == ConnectionKind.ONEROSTER_1_1 ? Version.V1P1 : Version.V1P2;
        var reader = new Reader(connection.id(), connection.profile(), connection.schools());
        var question = new FindObjects(
                version, collection, List.of(), reader, 1, 0, null, false, filter, List.of("sourcedId"), null);
        return administration.ask(question).map(page -> page.walk().total());
    }
}
