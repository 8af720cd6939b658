package org.rollbook.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.rollbook.ledger.Ledger;
import org.rollbook.messages.roster.OrgReported;
import org.rollbook.messages.roster.PersonReported;
import org.rollbook.messages.roster.Role;
import org.rollbook.messages.roster.RosterReport;
import org.rollbook.query.readmodel.ReadModels;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A site with a number of students in forty schools. Their reports go into the ledger without a package. */
final class Population implements AutoCloseable {
    private static final int SCHOOLS = 40;
    private static final int GROUP = 1000;
    private static final int GROUPS_AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Site site;
    private final int users;

    private Population(Site site, int users) {
        this.site = site;
        this.users = users;
    }

    static Population of(BenchServer server, int users) throws SQLException, IOException {
        var population = new Population(Site.start(server), users);
        population.report(SCHOOLS, 0, Population::school);
        population.report(users, 0, number -> person(number, "Student"));
        population.site.database().execute("vacuum analyze");
        return population;
    }

    /** With so many objects of every kind instead. */
    static Population ofEach(BenchServer server, int objects) throws SQLException, IOException {
        var population = new Population(Site.start(server), objects);
        for (var kind : SampleObject.values()) {
            population.append(objects, number -> kind.message(number, 0));
        }
        population.site.database().execute("vacuum analyze");
        return population;
    }

    Site site() {
        return site;
    }

    static String schoolId(int number) {
        return "org-school-" + (100 + number % SCHOOLS);
    }

    /** So many students, spread over the district, get another name. */
    void rename(int number) {
        var every = users / number;
        report(number, 1, index -> person(index * every, "Renamed"));
    }

    private void report(int number, long version, IntFunction<RosterReport> record) {
        append(number, index -> message(record.apply(index), version));
    }

    private static EventMessage<?> message(RosterReport report, long version) {
        return new GenericDomainEventMessage<>(
                report.kind().word(), report.kind().stream(report.id()), version, report);
    }

    /** Puts so many events into the ledger and waits until all of them can be read. */
    void append(int number, IntFunction<EventMessage<?>> message) {
        var engine = site.part(Ledger.class).storageEngine();
        var last = Flux.range(0, (number + GROUP - 1) / GROUP)
                .map(group -> messages(group * GROUP, Math.min(number, (group + 1) * GROUP), message))
                .flatMap(messages -> Mono.fromFuture(() -> engine.append(messages)), GROUPS_AT_ONCE, 1)
                .reduce(0L, Math::max)
                .block(PATIENCE);
        site.part(ReadModels.class).reached(last == null ? 0 : last).block(PATIENCE);
    }

    private static List<EventMessage<?>> messages(int from, int to, IntFunction<EventMessage<?>> message) {
        var messages = new ArrayList<EventMessage<?>>();
        IntStream.range(from, to).mapToObj(message).forEach(messages::add);
        return messages;
    }

    private static OrgReported school(int number) {
        var id = schoolId(number);
        return new OrgReported(id, "School " + number, "school", null, null, List.of(), List.of(id), Map.of());
    }

    private static PersonReported person(int number, String givenName) {
        return person("st-" + (10_000_000 + number), number, schoolId(number), "student", givenName);
    }

    /** @param role {@code student} or {@code teacher} */
    static PersonReported person(String id, int number, String school, String role, String givenName) {
        var name = "student" + number;
        var here = List.of(school);
        return new PersonReported(
                id,
                null,
                name,
                List.of(),
                true,
                givenName,
                "Of School " + number % 997,
                null,
                null,
                null,
                null,
                null,
                List.of(new Role("ro-" + number, "primary", role, school, null, null, null)),
                List.of(),
                school,
                Integer.toString(number),
                name + "@district.example",
                null,
                null,
                List.of(),
                List.of("0" + (1 + number % 9)),
                List.of(),
                here,
                role.equals("student") ? here : List.of(),
                role.equals("teacher") ? here : List.of(),
                Map.of());
    }

    @Override
    public void close() throws SQLException {
        site.close();
    }
}
