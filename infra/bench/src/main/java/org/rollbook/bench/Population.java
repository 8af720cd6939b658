package org.rollbook.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.rollbook.messages.roster.OrgReported;
import org.rollbook.messages.roster.PersonReported;
import org.rollbook.messages.roster.Role;
import org.rollbook.messages.roster.RosterReport;

/** A site with a number of students in forty schools. Their reports go into the ledger without a package. */
final class Population implements AutoCloseable {
    private static final int SCHOOLS = 40;

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
            population.site.append(objects, number -> kind.message(number, 0));
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
        site.append(number, index -> message(record.apply(index), version));
    }

    private static EventMessage<?> message(RosterReport report, long version) {
        return new GenericDomainEventMessage<>(
                report.kind().word(), report.kind().stream(report.id()), version, report);
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
