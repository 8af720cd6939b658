package org.rollbook.ledger.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.roster.ImportFinished;
import org.rollbook.messages.roster.ImportHeld;
import org.rollbook.messages.roster.PersonReported;
import org.rollbook.messages.roster.PersonWithdrawn;

/** Imports that are not carried out at once and to the end. */
@Tag("P12")
class ImportRunIT extends ImportFixture {
    @Test
    void a_dry_run_says_what_would_happen_and_changes_nothing() throws IOException {
        var result = district.dryRun(small().in(folder));

        assertThat(result.events()).isEmpty();
        assertThat(result.counts()).containsEntry("users", added(3)).containsEntry("enrollments", added(3));
    }

    @Test
    void a_large_removal_is_held_until_it_is_approved() throws IOException {
        district.run(manyUsers(0, 60).in(folder));
        var held = district.run(manyUsers(0, 53).in(folder));

        assertThat(held.end()).isInstanceOf(ImportHeld.class);
        assertThat(held.events()).isEmpty();
        assertThat(held.counts().get("users").withdrawn()).isEqualTo(7);
        assertThat(held.problems()).anyMatch(p -> p.code().equals("IMP_LARGE_DELETE"));

        var approved = district.approve(held.id());
        assertThat(approved.end()).isInstanceOf(ImportFinished.class);
        assertThat(approved.events(PersonWithdrawn.class)).hasSize(7);
    }

    @Test
    void a_removal_of_ten_in_a_hundred_is_not_held() throws IOException {
        district.run(manyUsers(0, 60).in(folder));
        assertThat(district.run(manyUsers(0, 54).in(folder)).end()).isInstanceOf(ImportFinished.class);
    }

    @Test
    void an_import_that_is_stopped_in_the_middle_goes_on_and_counts_the_same() throws IOException {
        Path zip = manyUsers(0, 20_000).in(folder);
        String id = district.request(zip, false, false);
        district.await("a part is in", () -> !district.rosterEvents(id).isEmpty());
        district.stop();
        long before = district.stored("roster.person-reported");
        district.start();
        var result = district.ended(id);

        assertThat(before).isLessThan(20_000);
        assertThat(result.counts()).containsEntry("users", added(20_000));
        assertThat(result.events(PersonReported.class)).hasSize(20_000);
    }

    private Zips manyUsers(int from, int to) {
        String[] users = IntStream.range(from, to)
                .mapToObj(i -> "u%d,true,u%d,,Given,Family,,,,,,,,,,,,,,".formatted(i, i))
                .toArray(String[]::new);
        return Zips.bulk()
                .with("orgs", "d,District,district,,")
                .with("users", users)
                .with("roles", "r,u" + from + ",primary,teacher,,,d,");
    }
}
