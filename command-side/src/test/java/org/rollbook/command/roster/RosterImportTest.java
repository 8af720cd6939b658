package org.rollbook.command.roster;

import static org.rollbook.command.Expect.refusedWith;
import static org.rollbook.messages.RefusalCode.IMPORT_NOT_HELD;
import static org.rollbook.messages.RefusalCode.IMPORT_UNKNOWN;

import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.roster.ApproveImport;
import org.rollbook.messages.roster.ImportApproved;
import org.rollbook.messages.roster.ImportFailed;
import org.rollbook.messages.roster.ImportFinished;
import org.rollbook.messages.roster.ImportHeld;
import org.rollbook.messages.roster.ImportProgressed;
import org.rollbook.messages.roster.ImportRequested;
import org.rollbook.messages.roster.RequestImport;

@Tag("P12")
class RosterImportTest {
    private static final ImportRequested REQUESTED = new ImportRequested("imp-1", "00", 10, false, false);
    private static final ImportHeld HELD = new ImportHeld("imp-1", Map.of(), List.of());

    private FixtureConfiguration<RosterImport> fixture;

    @BeforeEach
    void fixture() {
        fixture = new AggregateTestFixture<>(RosterImport.class);
    }

    @Nested
    class Request {
        private final RequestImport request = new RequestImport("imp-1", "00", 10, false, false);

        @Test
        void opens_the_import() {
            fixture.givenNoPriorActivity()
                    .when(request)
                    .expectEvents(REQUESTED)
                    .expectResultMessagePayload(Outcome.created());
        }

        @Test
        void again_changes_nothing() {
            fixture.given(REQUESTED).when(request).expectNoEvents().expectResultMessagePayload(Outcome.unchanged());
        }
    }

    @Nested
    class Approve {
        private final ApproveImport approve = new ApproveImport("imp-1");

        @Test
        void lets_a_held_import_go_on() {
            fixture.given(REQUESTED, HELD).when(approve).expectEvents(new ImportApproved("imp-1"));
        }

        @Test
        void again_changes_nothing() {
            fixture.given(REQUESTED, HELD, new ImportApproved("imp-1"))
                    .when(approve)
                    .expectNoEvents();
        }

        @Test
        void of_one_that_is_not_held_is_refused() {
            fixture.given(REQUESTED).when(approve).expectNoEvents().expectException(refusedWith(IMPORT_NOT_HELD));
        }

        @Test
        void of_an_unknown_one_is_refused() {
            fixture.givenNoPriorActivity().when(approve).expectNoEvents().expectException(refusedWith(IMPORT_UNKNOWN));
        }
    }

    @Nested
    class Run {
        private final FinishImport finish = new FinishImport("imp-1", Map.of(), List.of(), 0);

        @Test
        void ends_once() {
            fixture.given(REQUESTED).when(finish).expectEvents(new ImportFinished("imp-1", Map.of(), List.of(), 0));
            fixture.given(REQUESTED, new ImportFailed("imp-1", List.of()))
                    .when(finish)
                    .expectNoEvents();
        }

        @Test
        void does_not_go_on_while_it_is_held() {
            fixture.given(REQUESTED, HELD).when(finish).expectNoEvents();
        }

        @Test
        void tells_progress_that_grows() {
            fixture.given(REQUESTED, new ImportProgressed("imp-1", 5, 9))
                    .when(new NoteProgress("imp-1", 5, 9))
                    .expectNoEvents();
            fixture.given(REQUESTED)
                    .when(new NoteProgress("imp-1", 0, 9))
                    .expectEvents(new ImportProgressed("imp-1", 0, 9));
        }
    }
}
