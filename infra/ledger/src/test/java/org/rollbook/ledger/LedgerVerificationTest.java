package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.ledger.Nodes.VENDOR;
import static org.rollbook.ledger.Nodes.define;

import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.ledger.LedgerVerification.Report;

@Tag("N05")
class LedgerVerificationTest {
    private Ledger ledger;

    @BeforeEach
    void write_forty_entries() {
        ledger = Nodes.open(LedgerDatabase.fresh());
        var commands = Nodes.categories(ledger);
        for (var i = 0; i < 20; i++) {
            commands.send(define("c" + i % 4, "Title " + i, "1"), VENDOR).join();
        }
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void finds_an_untouched_ledger_sound_and_tells_its_progress() {
        var progress = new ArrayList<Long>();

        var report = ledger.verification().verify(progress::add);

        assertThat(report.sound()).isTrue();
        assertThat(report.entries()).isEqualTo(40);
        assertThat(progress).containsExactly(40L);
    }

    @Test
    void names_the_entry_when_one_byte_of_a_payload_is_changed() {
        LedgerDatabase.sql(
                "update ledger.entry set payload = replace(payload, 'Title 7', 'Title 8') where position = 16");

        assertThat(verify().fault()).isEqualTo(new LedgerVerification.Fault(16, "its hash does not fit it"));
    }

    @Test
    void names_the_entry_when_any_other_part_of_it_is_changed() {
        for (var change : new String[] {
            "metadata = metadata || ' '",
            "event_id = 'another'",
            "name = 'gradebook.category-withdrawn'",
            "revision = 2",
            "stream = 'category:c9', version = 0",
            "recorded_at = recorded_at + interval '1 millisecond'",
            "leaf_hash = sha256('')"
        }) {
            LedgerDatabase.sql("create table kept as select * from ledger.entry where position = 12");
            LedgerDatabase.sql("update ledger.entry set " + change + " where position = 12");
            assertThat(verify().fault()).as(change).isNotNull();
            assertThat(verify().fault().position()).as(change).isEqualTo(12);
            LedgerDatabase.sql("delete from ledger.entry where position = 12");
            LedgerDatabase.sql("insert into ledger.entry select * from kept");
            LedgerDatabase.sql("drop table kept");
        }
        assertThat(verify().sound()).isTrue();
    }

    @Test
    void names_the_position_of_an_entry_that_was_taken_out() {
        LedgerDatabase.sql("delete from ledger.entry where position = 9");

        assertThat(verify().fault()).isEqualTo(new LedgerVerification.Fault(9, "it is missing"));
    }

    private Report verify() {
        return ledger.verification().verify(position -> {});
    }
}
