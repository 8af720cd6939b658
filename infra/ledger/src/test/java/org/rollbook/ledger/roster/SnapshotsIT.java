package org.rollbook.ledger.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollbook.command.gradebook.LineItem;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.gradebook.RecordScore;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Version;

/** A line item whose scores are changed many times. */
class SnapshotsIT extends ImportFixture {
    private static final String STREAM = "line-item:l";
    private static final int SCORES = 220;

    @BeforeEach
    void score() throws IOException {
        district.run(
                graded("x1,l,ada,fully graded,92.5,2026-09-09,Neat,,cn,,,,").in(folder));
        for (var score = 0; score < SCORES; score++) {
            assertThat(send(score)).isEqualTo(Outcome.Result.CHANGED);
        }
        district.await("a snapshot was taken", () -> version() > 190);
    }

    private Outcome.Result send(int score) {
        var command = new RecordScore(
                STREAM,
                "x1",
                "l",
                "ada",
                null,
                null,
                "fully graded",
                new BigDecimal(score).movePointLeft(1),
                null,
                LocalDate.parse("2026-09-09"),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                new Submitter(Submitter.SIS, Version.V1P2, Profile.LENIENT, null),
                List.of());
        return district.commands()
                .send(command, Caller.system("snapshots"))
                .join()
                .outcome()
                .result();
    }

    private static long version() {
        var version = TestDistrict.value("select max(version) from ledger.snapshot where stream = '" + STREAM + "'");
        return version == null ? 0 : Long.parseLong(version);
    }

    private LineItem loaded() {
        district.stop();
        district.start();
        var loaded = new AtomicReference<LineItem>();
        DefaultUnitOfWork.startAndGet(null)
                .execute(() -> district.lineItems().load(STREAM).execute(loaded::set));
        return loaded.get();
    }

    @Test
    void is_loaded_from_its_last_snapshot_and_is_the_same_as_from_all_its_events() {
        assertThat(TestDistrict.value("select count(*) from ledger.snapshot")).isEqualTo("1");
        var events = district.ledger().eventStore().readEvents(STREAM);
        assertThat(events.peek().getPayload()).isInstanceOf(LineItem.class);
        assertThat(events.peek().getSequenceNumber()).isEqualTo(version());

        var fromSnapshot = loaded();
        TestDistrict.sql("delete from ledger.snapshot");
        assertThat(fromSnapshot).usingRecursiveComparison().isEqualTo(loaded());
        assertThat(send(SCORES - 1)).isEqualTo(Outcome.Result.UNCHANGED);
        assertThat(send(SCORES)).isEqualTo(Outcome.Result.CHANGED);
    }

    @Test
    void is_loaded_from_its_events_where_the_snapshot_is_of_another_revision_or_broken() {
        TestDistrict.sql("update ledger.snapshot set revision = '0'");
        assertThat(district.ledger().eventStore().readEvents(STREAM).peek().getSequenceNumber())
                .isZero();

        TestDistrict.sql("update ledger.snapshot set revision = '1', payload = '{\"item\":7'");
        assertThat(loaded()).isNotNull();
        assertThat(send(SCORES - 1)).isEqualTo(Outcome.Result.UNCHANGED);
    }
}
