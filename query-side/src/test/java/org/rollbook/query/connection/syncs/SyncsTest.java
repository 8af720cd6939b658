package org.rollbook.query.connection.syncs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.connection.FindSyncs;
import org.rollbook.messages.connection.SyncEnded;
import org.rollbook.messages.connection.SyncRequested;
import org.rollbook.messages.connection.SyncView;
import org.rollbook.query.QueryHandlers;
import org.rollbook.query.Told;

@Tag("S35")
class SyncsTest {
    @Test
    void runs_are_told_from_their_first_request_to_their_counts() {
        var ended = new SyncEnded("syn-1", "con-1", 7, Map.of("users", 700L), Told.BEGIN, Told.BEGIN.plusSeconds(60));
        var rows = Told.of(
                        new SyncRequested("syn-1", "con-1"),
                        ended,
                        new SyncRequested("syn-2", "con-1"),
                        new SyncRequested("syn-3", "con-2"))
                .to(new SyncsProjection());
        var queries = new QueryHandlers(rows, List.of(new SyncQueries(rows)));

        assertThat(queries.ask(new FindSyncs(null, 10, null)).join().items())
                .extracting(SyncView::id)
                .containsExactly("syn-3", "syn-2", "syn-1");
        var ofOne = queries.ask(new FindSyncs("con-1", 10, null)).join().items();
        assertThat(ofOne).extracting(SyncView::state).containsExactly("running", "ended");
        assertThat(ofOne.getLast().records()).isEqualTo(Map.of("users", 700L));
        assertThat(ofOne.getLast().pages()).isEqualTo(7);
    }
}
