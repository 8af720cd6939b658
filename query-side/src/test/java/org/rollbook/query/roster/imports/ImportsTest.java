package org.rollbook.query.roster.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.roster.FindImports;
import org.rollbook.messages.roster.GetImport;
import org.rollbook.messages.roster.ImportApproved;
import org.rollbook.messages.roster.ImportCounts;
import org.rollbook.messages.roster.ImportFailed;
import org.rollbook.messages.roster.ImportFinished;
import org.rollbook.messages.roster.ImportHeld;
import org.rollbook.messages.roster.ImportProblem;
import org.rollbook.messages.roster.ImportProgressed;
import org.rollbook.messages.roster.ImportRequested;
import org.rollbook.messages.roster.ImportView;
import org.rollbook.query.QueryHandlers;
import org.rollbook.query.Told;

class ImportsTest {
    private static final ImportRequested REQUESTED = new ImportRequested("imp-1", "ab", 10, true, false);
    private static final Map<String, ImportCounts> COUNTS = Map.of("users", new ImportCounts(1, 2, 3, 4, 5));
    private static final List<ImportProblem> PROBLEMS =
            List.of(new ImportProblem("users.csv", 3, "role", "ROW_ENUM", "error", "unknown role"));

    @Test
    void an_import_is_followed_from_its_request_to_its_end() {
        assertThat(view(REQUESTED).state()).isEqualTo("queued");
        assertThat(view(REQUESTED).startedAt()).isNull();

        var running = view(REQUESTED, new ImportProgressed("imp-1", 3, 9), new ImportProgressed("imp-1", 6, 9));
        assertThat(running.state()).isEqualTo("running");
        assertThat(running.progress()).isEqualTo(new ImportView.Progress(6, 9));
        assertThat(running.startedAt()).isEqualTo(Told.BEGIN.plusSeconds(2));

        var done =
                view(REQUESTED, new ImportProgressed("imp-1", 3, 9), new ImportFinished("imp-1", COUNTS, PROBLEMS, 7));
        assertThat(done.state()).isEqualTo("done");
        assertThat(done.progress().done()).isEqualTo(9);
        assertThat(done.counts()).isEqualTo(COUNTS);
        assertThat(done.problems()).isEqualTo(PROBLEMS);
        assertThat(done.problemsFound()).isEqualTo(7);
        assertThat(done.finishedAt()).isEqualTo(Told.BEGIN.plusSeconds(3));
    }

    @Test
    void a_held_import_waits_and_goes_on_when_approved() {
        var held = new ImportHeld("imp-1", COUNTS, PROBLEMS);

        assertThat(view(REQUESTED, held).state()).isEqualTo("held");
        assertThat(view(REQUESTED, held).counts()).isEqualTo(COUNTS);
        assertThat(view(REQUESTED, held, new ImportApproved("imp-1")).state()).isEqualTo("queued");
    }

    @Test
    void a_failed_import_says_why() {
        var failed = view(REQUESTED, new ImportFailed("imp-1", PROBLEMS));

        assertThat(failed.state()).isEqualTo("failed");
        assertThat(failed.problems()).isEqualTo(PROBLEMS);
    }

    @Test
    void imports_are_listed_newest_first() {
        var queries = queries(REQUESTED, new ImportRequested("imp-0", "cd", 10, false, false));

        assertThat(queries.ask(new FindImports(10, null)).join().items())
                .extracting(ImportView::id)
                .containsExactly("imp-0", "imp-1");
        assertThatThrownBy(() -> queries.ask(new GetImport("imp-9")).join()).hasMessageContaining("imp-9");
    }

    private static ImportView view(Object... events) {
        return queries(events).ask(new GetImport("imp-1")).join();
    }

    private static QueryHandlers queries(Object... events) {
        var rows = Told.of(events).to(new ImportsProjection());
        return new QueryHandlers(rows, List.of(new ImportQueries(rows)));
    }
}
