package org.rollbook.query.audit.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Listing;
import org.rollbook.messages.MetadataKeys;
import org.rollbook.messages.audit.CommandRecorded;
import org.rollbook.messages.audit.FindRefusals;
import org.rollbook.messages.audit.RefusalView;
import org.rollbook.query.QueryHandlers;
import org.rollbook.query.Told;

@Tag("N12")
class RefusalsTest {
    private static final Map<String, String> VENDOR =
            Map.of(MetadataKeys.CONNECTION_ID, "con-1", MetadataKeys.REQUEST_ID, "req-1");

    @Test
    void a_refusal_says_what_its_sender_was_told() {
        var refusal = find(null, null).items().getLast();

        assertThat(refusal.code()).isEqualTo("date_outside_term");
        assertThat(refusal.sentence()).isEqualTo("dueDate 2027-01-01 is outside the terms of the class.");
        assertThat(refusal.hint()).isEqualTo("Send a date from 2026-08-01 to 2026-12-20.");
        assertThat(refusal.connectionId()).isEqualTo("con-1");
        assertThat(refusal.requestId()).isEqualTo("req-1");
        assertThat(refusal.fingerprint()).isEqualTo("ff00");
        assertThat(refusal.time()).isEqualTo(Told.BEGIN.plusSeconds(2));
    }

    @Test
    void accepted_commands_are_no_refusals() {
        assertThat(find(null, null).total()).isEqualTo(3);
    }

    @Test
    void refusals_are_listed_newest_first_and_found_by_connection_and_code() {
        assertThat(find(null, null).items()).extracting(RefusalView::position).containsExactly(4L, 3L, 2L);
        assertThat(find("con-1", null).items())
                .extracting(RefusalView::position)
                .containsExactly(3L, 2L);
        assertThat(find(null, "name_taken").items())
                .extracting(RefusalView::position)
                .containsExactly(4L, 3L);
        assertThat(find("con-1", "name_taken").items())
                .extracting(RefusalView::position)
                .containsExactly(3L);
    }

    private static Listing<RefusalView> find(@Nullable String connection, @Nullable String code) {
        var rows = Told.of(record("accepted", null))
                .by(VENDOR)
                .and(
                        record("refused", "date_outside_term", "dueDate", "2027-01-01", "2026-08-01", "2026-12-20"),
                        record("refused", "name_taken"))
                .by(Map.of(MetadataKeys.USER, "administrator"))
                .and(record("refused", "name_taken"))
                .to(new RefusalsProjection());
        return new QueryHandlers(rows, List.of(new RefusalQueries(rows)))
                .ask(new FindRefusals(connection, code, 10, null))
                .join();
    }

    private static CommandRecorded record(String outcome, @Nullable String refusal, String... parameters) {
        return new CommandRecorded(
                "command-1",
                "gradebook.assign-line-item",
                "{}",
                outcome,
                refusal,
                List.of(parameters),
                List.of(),
                "ff00");
    }
}
