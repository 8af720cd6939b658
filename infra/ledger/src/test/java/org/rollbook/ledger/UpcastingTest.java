package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.connection.PagesDisclosed;
import org.rollbook.messages.gradebook.CategoryDefined;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class UpcastingTest {
    private static final String OLD = "{\"categoryId\":\"c1\",\"name\":\"Homework\",\"owner\":\"con-1\",\"gone\":[1]}";

    @Test
    void an_entry_of_an_older_revision_is_read_as_the_event_of_today() {
        var address = LedgerDatabase.fresh();
        LedgerDatabase.sql("insert into ledger.entry values (1, 'category:c1', 'Category', 0, 'e1',"
                + " 'gradebook.category-defined', 0, now(), '" + OLD + "', '{}', '')");
        try (var ledger = Ledger.open(address, List.of(), new TitleWasName(), Clock.systemUTC())) {
            var expected = new CategoryDefined("c1", "Homework", null, null, "con-1");

            assertThat(ledger.events().after(0, 10).getFirst().event()).isEqualTo(expected);
            var forAggregates = ledger.eventStore().readEvents("category:c1");
            assertThat(forAggregates.next().getPayload()).isEqualTo(expected);
        }
    }

    @Test
    void a_page_that_was_disclosed_in_the_first_revision_is_one_of_one() throws IOException {
        var address = LedgerDatabase.fresh();
        var golden = Files.readString(Path.of("src/test/resources/golden/connection.page-disclosed.1.json"));
        LedgerDatabase.sql("insert into ledger.entry values (1, null, null, null, 'e1',"
                + " 'connection.page-disclosed', 1, now(), '" + golden + "', '{\"requestId\":\"req-1\"}', '')");
        try (var ledger = Nodes.open(address)) {
            assertThat(ledger.events().after(0, 10).getFirst().event())
                    .isEqualTo(new PagesDisclosed(
                            "syncId",
                            "connectionId",
                            Set.of("scope"),
                            List.of(new PagesDisclosed.Page("req-1", "collection", "query", 8, 7, "sha256"))));
        }
    }

    @Test
    void a_name_that_is_not_known_is_passed_on_as_unknown_and_never_loaded_as_a_class() {
        var address = LedgerDatabase.fresh();
        LedgerDatabase.sql("insert into ledger.entry values (1, null, null, null, 'e1',"
                + " 'java.lang.StringBuilder', 1, now(), '{}', '{}', '')");
        try (var ledger = Nodes.open(address)) {
            var event = ledger.events().after(0, 10).getFirst().event();

            assertThat(event.getClass().getSimpleName()).isEqualTo("UnknownSerializedType");
        }
    }

    /** Before the first revision the title was called name. */
    private static final class TitleWasName extends SingleEventUpcaster {
        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(new SimpleSerializedType("gradebook.category-defined", null));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(
                    new SimpleSerializedType("gradebook.category-defined", "1"), JsonNode.class, json -> {
                        var changed = (ObjectNode) json;
                        changed.set("title", changed.remove("name"));
                        return changed;
                    });
        }
    }
}
