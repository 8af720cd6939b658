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
        var engine = site.part(Ledger.class).storageEngine();
        var last = Flux.range(0, (number + GROUP - 1) / GROUP)
                .map(group -> messages(group * GROUP, Math.min(number, (group + 1) * GROUP), version, record))
                .flatMap(messages -> Mono.fromFuture(() -> engine.append(messages)), GROUPS_AT_ONCE, 1)
                .reduce(0L, Math::max)
                .block(PATIENCE);
        site.part(ReadModels.class).reached(last == null ? 0 : last).block(PATIENCE);
    }

    private static List<EventMessage<?>> messages(int from, int to, long version, IntFunction<RosterReport> record) {
        var messages = new ArrayList<EventMessage<?>>();
        IntStream.range(from, to)
                .mapToObj(record)
                .forEach(report -> messages.add(new GenericDomainEventMessage<>(
                        report.kind().word(), report.kind().stream(report.id()), version, report)));
        return messages;
    }

    private static OrgReported school(int number) {
        var id = schoolId(number);
        return new OrgReported(id, "School " + number, "school", null, null, List.of(), List.of(id), Map.of());
    }

    private static PersonReported person(int number, String givenName) {
        var school = schoolId(number);
        var name = "student" + number;
        return new PersonReported(
                "st-" + (10_000_000 + number),
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
                List.of(new Role("ro-" + number, "primary", "student", school, null, null, null)),
                List.of(),
                school,
                Integer.toString(number),
                name + "@district.example",
                null,
                null,
                List.of(),
                List.of("0" + (1 + number % 9)),
                List.of(),
                List.of(school),
                List.of(school),
                List.of(),
                Map.of());
    }

    @Override
    public void close() throws SQLException {
        site.close();
    }
}
