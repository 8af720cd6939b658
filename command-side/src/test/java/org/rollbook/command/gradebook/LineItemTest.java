package org.rollbook.command.gradebook;

import static org.rollbook.command.Expect.outcome;
import static org.rollbook.command.Expect.refusedWith;
import static org.rollbook.command.gradebook.Assignments.homework;
import static org.rollbook.messages.Outcome.Result.CREATED;
import static org.rollbook.messages.Outcome.Result.UNCHANGED;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.command.index.FactsInMemory;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;

class LineItemTest {
    private final FactsInMemory facts = School.facts();
    private AggregateTestFixture<LineItem> fixture;

    @BeforeEach
    void injectFacts() {
        fixture = new AggregateTestFixture<>(LineItem.class);
        fixture.registerInjectableResource(facts);
    }

    private ResultValidator<LineItem> assign(Assignments assignment, Object... past) {
        return fixture.given(past).when(assignment.command());
    }

    private void refused(Assignments assignment, RefusalCode code, Object... past) {
        assign(assignment, past).expectNoEvents().expectException(refusedWith(code));
    }

    private void accepted(Assignments assignment, Outcome.Result result, String... warnings) {
        assign(assignment)
                .expectSuccessfulHandlerExecution()
                .expectResultMessagePayloadMatching(outcome(result, warnings));
    }

    @Nested
    class AnAssignment {
        @Test
        @Tag("R1")
        @Tag("R6")
        void is_created_with_school_and_grading_period_filled_in() {
            assign(homework()).expectEvents(homework().event()).expectResultMessagePayloadMatching(outcome(CREATED));
        }

        @Test
        void that_is_sent_again_changes_nothing() {
            assign(homework(), homework().event())
                    .expectNoEvents()
                    .expectResultMessagePayloadMatching(outcome(UNCHANGED));
        }

        @Test
        void that_sends_the_same_numbers_in_another_form_changes_nothing() {
            assign(homework().from("0.0", "100.00"), homework().event()).expectNoEvents();
        }
    }
}
