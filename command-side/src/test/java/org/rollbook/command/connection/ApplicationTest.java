package org.rollbook.command.connection;

import static org.rollbook.command.Expect.outcome;
import static org.rollbook.messages.Outcome.Result.CREATED;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.connection.AddApplication;
import org.rollbook.messages.connection.ApplicationAdded;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.OtherCredentials;

class ApplicationTest extends ConnectionFixture<Application> {
    private static final Set<Function> READING = Set.of(Function.ROSTER_SYNC, Function.LEARNING_TOOL);

    ApplicationTest() {
        super(Application.class);
    }

    @Test
    @Tag("S17")
    @Tag("S16")
    void of_a_partner_offers_what_the_catalogue_says() {
        when(new AddApplication("app-3", " Reading ", "lantern-reading"))
                .expectEvents(new ApplicationAdded("app-3", "Reading", "lantern-reading", false, READING))
                .expectResultMessagePayloadMatching(outcome(CREATED));
    }

    @Test
    @Tag("S40")
    void is_matched_to_a_partner_by_its_typed_name() {
        when(new AddApplication("app-3", "LANTERN-reading, Inc.", null))
                .expectEvents(new ApplicationAdded("app-3", "LANTERN-reading, Inc.", "lantern-reading", true, READING))
                .expectResultMessagePayloadMatching(outcome(CREATED, "matched_by_name"));
    }

    @Test
    @Tag("S36")
    @Tag("S41")
    void of_a_vendor_nobody_knows_stands_for_itself() {
        when(new AddApplication("app-3", "Garage Quiz", null))
                .expectEvents(new ApplicationAdded("app-3", "Garage Quiz", null, false, Set.of(Function.values())))
                .expectResultMessagePayloadMatching(outcome(CREATED));
    }

    @Test
    void added_again_changes_nothing() {
        unchanged(new AddApplication("app-1", "Northwind Learning", "northwind-learning"), PARTNER);
    }

    @Test
    void of_an_unknown_partner_is_refused() {
        refused(RefusalCode.PARTNER_UNKNOWN, new AddApplication("app-3", "Reading", "no-such-partner"));
    }

    @Test
    void needs_a_name_of_its_own() {
        refused(RefusalCode.NAME_TAKEN, new AddApplication("app-3", "northwind  LEARNING", null));
        refused(RefusalCode.NAME_TAKEN, new AddApplication("app-3", OtherCredentials.NAME, null));
        refused(RefusalCode.INVALID_DATA, new AddApplication("app-3", "  ", null));
        refused(RefusalCode.INVALID_DATA, new AddApplication("app-3", "x".repeat(256), null));
    }

    @Test
    void keeps_its_id() {
        refused(RefusalCode.ID_TAKEN, new AddApplication("app-1", "Another", null), PARTNER);
    }
}
