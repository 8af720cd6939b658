package org.rollbook.command.gradebook;

import static org.rollbook.command.Expect.outcome;
import static org.rollbook.command.Expect.refusedWith;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.BeforeEach;
import org.rollbook.command.index.FactsInMemory;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;

/** Given, when, then for an aggregate of the grade book of the small {@link School}. */
abstract class GradebookFixture<A> {
    protected final FactsInMemory facts = School.facts();
    private final Class<A> aggregate;
    private AggregateTestFixture<A> fixture;

    protected GradebookFixture(Class<A> aggregate) {
        this.aggregate = aggregate;
    }

    @BeforeEach
    void injectFacts() {
        fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerInjectableResource(facts);
    }

    protected ResultValidator<A> when(Object command, Object... past) {
        return fixture.given(past).when(command);
    }

    protected void refused(RefusalCode code, Object command, Object... past) {
        when(command, past).expectNoEvents().expectException(refusedWith(code));
    }

    protected void unchanged(Object command, Object... past) {
        when(command, past).expectNoEvents().expectResultMessagePayloadMatching(outcome(Outcome.Result.UNCHANGED));
    }

    protected ResultValidator<A> created(Object command, String... warnings) {
        return when(command).expectResultMessagePayloadMatching(outcome(Outcome.Result.CREATED, warnings));
    }
}
