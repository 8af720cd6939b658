package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.ledger.Nodes.VENDOR;
import static org.rollbook.ledger.Nodes.define;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.connection.SyncRequested;

@Tag("N05")
class LedgerFormatTest {
    private Ledger ledger;

    @BeforeEach
    void write_entries_of_all_kinds() {
        ledger = Nodes.open(LedgerDatabase.fresh());
        var commands = Nodes.categories(ledger);
        commands.send(define("c1", "Übung – 算数", "40"), VENDOR).join();
        commands.send(define("c1", "Homework", "40"), VENDOR).join();
        ledger.appender()
                .append(new SyncRequested("sync-1", "con-1"), Map.of("connectionId", "con-1"))
                .join();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void the_query_in_the_documentation_finds_nothing_in_a_sound_ledger() throws IOException {
        assertThat(LedgerDatabase.texts(documentedQuery())).isEmpty();
    }

    @Test
    void the_query_in_the_documentation_names_a_changed_entry() throws IOException {
        LedgerDatabase.sql("update ledger.entry set payload = replace(payload, 'sync-1', 'sync-2') where position = 5");

        assertThat(LedgerDatabase.texts(documentedQuery())).isEqualTo(List.of("(5)"));
    }

    private static String documentedQuery() throws IOException {
        var page = Files.readString(Path.of("../../docs/ledger-format.md"));
        var begin = page.indexOf("```sql") + 6;
        return page.substring(begin, page.indexOf("```", begin)).replace(";", "");
    }
}
