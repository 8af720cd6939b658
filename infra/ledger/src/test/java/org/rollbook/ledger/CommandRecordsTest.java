package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollbook.ledger.Nodes.VENDOR;
import static org.rollbook.ledger.Nodes.define;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.audit.CommandRecorded;
import org.rollbook.messages.gradebook.CategoryDefined;

@Tag("N12")
class CommandRecordsTest {
    private Ledger ledger;
    private LedgerCommands commands;

    @BeforeEach
    void open() {
        ledger = Nodes.open(LedgerDatabase.fresh());
        commands = Nodes.categories(ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void an_accepted_command_is_recorded_before_its_events_in_the_same_transaction() {
        var receipt = commands.send(define("c1", "Homework", "40"), VENDOR).join();

        assertThat(receipt.outcome().result()).isEqualTo(Outcome.Result.CREATED);
        assertThat(receipt.position()).isEqualTo(2);
        var entries = ledger.events().after(0, 10);
        assertThat(entries).hasSize(2);
        var command = (CommandRecorded) entries.get(0).event();
        assertThat(command.command()).isEqualTo("gradebook.define-category");
        assertThat(command.outcome()).isEqualTo("accepted");
        assertThat(command.payload()).contains("\"title\":\"Homework\"");
        assertThat(command.fingerprint()).hasSize(64);
        assertThat(entries.get(0).stream()).isNull();
        assertThat(entries.get(1).event()).isInstanceOf(CategoryDefined.class);
        assertThat(entries.get(1).stream()).isEqualTo("category:c1");
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.metadata())
                        .isEqualTo(Map.of(
                                "requestId", "req-1",
                                "connectionId", "con-1",
                                "partnerId", "partner-1",
                                "commandId", command.commandId())));
    }

    @Test
    void a_command_that_changes_nothing_is_recorded_as_unchanged() {
        commands.send(define("c1", "Homework", "40"), VENDOR).join();

        var receipt = commands.send(define("c1", "Homework", "40"), VENDOR).join();

        assertThat(receipt.outcome().result()).isEqualTo(Outcome.Result.UNCHANGED);
        assertThat(receipt.position()).isEqualTo(3);
        assertThat(lastRecord().outcome()).isEqualTo("unchanged");
    }

    @Test
    void a_refused_command_is_recorded_alone_with_code_and_parameters() {
        var refused = commands.send(define("c1", "Homework", "140"), VENDOR);

        assertThatThrownBy(refused::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(Refused.class);
        assertThat(ledger.events().after(0, 10)).hasSize(1);
        assertThat(lastRecord().outcome()).isEqualTo("refused");
        assertThat(lastRecord().refusal()).isEqualTo(RefusalCode.INVALID_DATA.code());
        assertThat(lastRecord().parameters()).containsExactly("weight is not from 0 to 100.");
    }

    @Test
    void the_index_knows_what_a_command_claimed_as_soon_as_it_is_answered() {
        assertThat(ledger.facts().owner("category", "c1")).isEmpty();

        commands.send(define("c1", "Homework", "40"), VENDOR).join();

        assertThat(ledger.facts().owner("category", "c1")).contains("category:c1");
        commands.send(Nodes.withdraw("c1"), VENDOR).join();
        assertThat(ledger.facts().owner("category", "c1")).isEmpty();
    }

    private CommandRecorded lastRecord() {
        return (CommandRecorded)
                List.copyOf(ledger.events().after(0, 10)).getLast().event();
    }
}
