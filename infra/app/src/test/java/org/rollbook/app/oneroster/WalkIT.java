package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.ROSTERING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.ledger.Ledger;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Commands;
import org.rollbook.messages.Queries;
import org.rollbook.messages.roster.PersonReported;
import org.rollbook.messages.roster.ReportRoster;
import org.rollbook.messages.roster.Role;
import org.rollbook.messages.roster.RosterKind;
import org.rollbook.messages.roster.WithdrawRoster;
import tools.jackson.databind.JsonNode;

/** A vendor reads 20,000 people page by page while thousands of them change, appear and go. */
@Tag("N26")
class WalkIT {
    private static final int CHUNK = 1_000;
    private static final int PAGE = 500;
    private static final String SCHOOL = "org-school-000";

    private Commands commands;
    private Queries queries;

    int people() {
        return 20_000;
    }

    /** The same holds on every store of read models. */
    District opened() throws Exception {
        return District.open();
    }

    @Test
    void every_walk_gives_exactly_the_district_as_of_its_first_page() throws Exception {
        var district = opened();
        commands = district.context.getBean(Commands.class);
        queries = district.context.getBean(Queries.class);
        for (int first = 0; first < people(); first += CHUNK) {
            report(first, CHUNK, "Before");
        }
        var token = district.vendor("oneroster-1.2", "\"all\"", "lenient");
        var scoped = district.vendor("oneroster-1.2", "[\"" + SCHOOL + "\"]", "lenient");

        walkWhileChanging(district, token, true, 0);
        walkWhileChanging(district, token, false, 1);
        walkWhileChanging(district, scoped, true, 2);
    }

    private void walkWhileChanging(District district, String token, boolean byLink, int round) throws Exception {
        String path = ROSTERING + "/users?limit=" + PAGE;
        atRest(district);
        var before = state(district, token, path);
        var done = new AtomicBoolean();
        var changed = new CompletableFuture<Integer>();
        var first = district.get(token, path);
        Thread.ofPlatform().start(() -> {
            try {
                int chunks = 0;
                while (!done.get() && chunks < 60) {
                    change(round, chunks++);
                }
                changed.complete(chunks);
            } catch (Exception e) {
                changed.completeExceptionally(e);
            }
        });
        var seen = new ArrayList<String>();
        var answer = first;
        long total = first.total();
        for (int offset = PAGE; ; offset += PAGE) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.total()).isEqualTo(total);
            answer.json().path("users").forEach(user -> seen.add(fingerprint(user)));
            if (byLink ? answer.link("next") == null : offset >= total) {
                break;
            }
            answer = district.get(token, byLink ? answer.link("next") : path + "&offset=" + offset);
        }
        done.set(true);
        assertThat(changed.get(2, TimeUnit.MINUTES)).isGreaterThan(2);

        atRest(district);
        assertThat(seen).hasSize((int) total).doesNotHaveDuplicates();
        assertThat(new HashSet<>(seen)).isEqualTo(before);
        assertThat(state(district, token, path)).isNotEqualTo(before);
    }

    /** Waits until the read models show everything that was written. */
    private void atRest(District district) throws Exception {
        long head = district.context.getBean(Ledger.class).events().head();
        assertThat(queries.shown(head, Duration.ofMinutes(2)).get()).isTrue();
    }

    private static String fingerprint(JsonNode user) {
        return user.path("sourcedId").asString() + " " + user.path("familyName").asString() + " "
                + user.path("dateLastModified").asString();
    }

    /** The district at rest, read in one piece. */
    private static Set<String> state(District district, String token, String path) throws Exception {
        var state = new HashSet<String>();
        String next = path.replace("limit=" + PAGE, "limit=10000");
        while (next != null) {
            var answer = district.get(token, next);
            answer.json().path("users").forEach(user -> state.add(fingerprint(user)));
            next = answer.link("next");
        }
        return state;
    }

    private void change(int round, int chunk) throws Exception {
        int first = chunk * 300 % people();
        report(first, 200, "Changed " + round + " " + chunk);
        report(people() + (round * 100 + chunk) * 50, 50, "New");
        commands.send(
                        new WithdrawRoster(
                                "imp-test",
                                RosterKind.USER,
                                IntStream.range(first + 200, first + 250)
                                        .mapToObj(WalkIT::id)
                                        .toList()),
                        Caller.system("walk"))
                .get(1, TimeUnit.MINUTES);
    }

    private static String id(int number) {
        return "walk-%06d".formatted(number);
    }

    private void report(int first, int number, String name) throws Exception {
        var people = IntStream.range(first, first + number)
                .mapToObj(i -> person(id(i), name))
                .toList();
        commands.send(new ReportRoster("imp-test", RosterKind.USER, people), Caller.system("walk"))
                .get(1, TimeUnit.MINUTES);
    }

    private static PersonReported person(String id, String name) {
        return new PersonReported(
                id,
                null,
                id,
                List.of(),
                true,
                "Given",
                name,
                null,
                null,
                null,
                null,
                null,
                List.of(new Role(id, "primary", "student", SCHOOL, null, null, null)),
                List.of(),
                SCHOOL,
                null,
                id + "@example.org",
                null,
                null,
                List.of(),
                List.of("09"),
                List.of(),
                List.of(SCHOOL),
                List.of(SCHOOL),
                List.of(),
                Map.of());
    }
}
