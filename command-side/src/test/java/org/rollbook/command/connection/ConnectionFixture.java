package org.rollbook.command.connection;

import static org.rollbook.command.Expect.outcome;
import static org.rollbook.command.Expect.refusedWith;
import static org.rollbook.command.index.FactNames.TYPE;
import static org.rollbook.messages.roster.RosterKind.ACADEMIC_SESSION;
import static org.rollbook.messages.roster.RosterKind.ORG;

import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.BeforeEach;
import org.rollbook.command.index.FactsInMemory;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.connection.ApplicationAdded;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.Settings;
import org.rollbook.messages.connection.SettingsChanged;

/** Given, when, then in a district with two schools, a partner's application and one of a vendor outside. */
abstract class ConnectionFixture<A> {
    protected static final ApplicationAdded PARTNER = new ApplicationAdded(
            "app-1",
            "Northwind Learning",
            "northwind-learning",
            false,
            Set.of(Function.ROSTER_SYNC, Function.GRADE_BOOK_SYNC, Function.LEARNING_TOOL, Function.SCORE_PASSBACK));
    protected static final ApplicationAdded OUTSIDER =
            new ApplicationAdded("app-2", "Garage Grades", null, false, Set.of(Function.values()));

    protected final FactsInMemory facts = new FactsInMemory()
            .record(ORG, "north", Map.of(TYPE, "school"))
            .record(ORG, "south", Map.of(TYPE, "school"))
            .record(ORG, "district", Map.of(TYPE, "district"))
            .record(ACADEMIC_SESSION, "fall", Map.of())
            .index(new ConnectionIndexing(), "app-1", PARTNER)
            .index(new ConnectionIndexing(), "app-2", OUTSIDER);
    private final Class<A> aggregate;
    private AggregateTestFixture<A> fixture;

    protected ConnectionFixture(Class<A> aggregate) {
        this.aggregate = aggregate;
    }

    @BeforeEach
    void inject() {
        fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerInjectableResource(facts);
        fixture.registerInjectableResource(BundledPartners.catalogue());
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

    protected void settle(boolean entitled, boolean nonPartnersMayGrade) {
        facts.index(
                new ConnectionIndexing(),
                Settings.DISTRICT,
                new SettingsChanged(new Settings(false, entitled, 50, Set.of(), nonPartnersMayGrade)));
    }
}
