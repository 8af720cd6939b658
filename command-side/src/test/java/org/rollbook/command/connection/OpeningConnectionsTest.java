package org.rollbook.command.connection;

import static org.rollbook.command.Expect.outcome;
import static org.rollbook.messages.Outcome.Result.CREATED;
import static org.rollbook.messages.connection.ConnectionKind.LTI_1_3;
import static org.rollbook.messages.connection.ConnectionKind.ONEROSTER_1_1;
import static org.rollbook.messages.connection.ConnectionKind.ONEROSTER_1_2;
import static org.rollbook.messages.connection.Function.ASSESSMENTS_SYNC;
import static org.rollbook.messages.connection.Function.GRADE_BOOK_SYNC;
import static org.rollbook.messages.connection.Function.LEARNING_TOOL;
import static org.rollbook.messages.connection.Function.ROSTER_SYNC;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.OpenConnection;
import org.rollbook.messages.connection.OtherCredentials;
import org.rollbook.messages.connection.SecretSealed;
import org.rollbook.messages.oneroster.Profile;

class OpeningConnectionsTest extends OpenedConnectionFixture {
    private static OpenConnection open(String application, ConnectionKind kind, Function... functions) {
        return open(application, kind, null, functions);
    }

    private static OpenConnection open(
            String application, ConnectionKind kind, Set<String> schools, Function... functions) {
        return new OpenConnection(
                "con-1",
                application,
                kind,
                "for the north",
                schools,
                Set.of(functions),
                false,
                Profile.LENIENT,
                "client-1",
                "aa",
                kind.signs() ? "sealed" : null,
                null);
    }

    @Test
    @Tag("S03")
    @Tag("S17")
    void gives_an_application_credentials() {
        when(open("app-1", ONEROSTER_1_2, ROSTER_SYNC))
                .expectEvents(opened("app-1", ROSTER_SYNC))
                .expectResultMessagePayloadMatching(outcome(CREATED));
    }

    @Test
    void keeps_a_secret_that_signs_sealed() {
        when(open("app-1", ONEROSTER_1_1, ROSTER_SYNC))
                .expectEvents(
                        opened("app-1", ONEROSTER_1_1, PARTNER.offers(), ROSTER_SYNC),
                        new SecretSealed("con-1", "aa", "sealed"));
    }

    @Test
    void again_changes_nothing() {
        unchanged(open("app-1", ONEROSTER_1_2, ROSTER_SYNC), opened("app-1", ROSTER_SYNC));
    }

    @Test
    @Tag("S21")
    void for_the_grade_book_is_for_the_roster_too() {
        when(open("app-1", ONEROSTER_1_2, GRADE_BOOK_SYNC)).expectEvents(opened("app-1", ROSTER_SYNC, GRADE_BOOK_SYNC));
    }

    @Test
    @Tag("S16")
    @Tag("S18")
    void for_what_the_application_does_not_offer_is_refused() {
        refused(RefusalCode.FUNCTION_NOT_OFFERED, open("app-1", ONEROSTER_1_2, ASSESSMENTS_SYNC));
    }

    @Test
    void for_what_the_standard_does_not_carry_is_refused() {
        refused(RefusalCode.KIND_WITHOUT_FUNCTION, open("app-1", ONEROSTER_1_2, LEARNING_TOOL));
        refused(RefusalCode.KIND_WITHOUT_FUNCTION, open("app-1", LTI_1_3, ROSTER_SYNC));
    }

    @Test
    void for_an_unknown_application_is_refused() {
        refused(RefusalCode.APPLICATION_UNKNOWN, open("app-9", ONEROSTER_1_2, ROSTER_SYNC));
    }

    @Test
    void for_schools_that_are_not_there_is_refused() {
        refused(RefusalCode.SCHOOL_UNKNOWN, open("app-1", ONEROSTER_1_2, Set.of("north", "west"), ROSTER_SYNC));
        refused(RefusalCode.SCHOOL_UNKNOWN, open("app-1", ONEROSTER_1_2, Set.of("district"), ROSTER_SYNC));
        refused(RefusalCode.INVALID_DATA, open("app-1", ONEROSTER_1_2, Set.of(), ROSTER_SYNC));
    }

    @Test
    void with_an_id_that_is_in_use_is_refused() {
        facts.index(new ConnectionIndexing(), "con-0", opened("app-1", ROSTER_SYNC));
        refused(RefusalCode.ID_TAKEN, open("app-1", ONEROSTER_1_2, ROSTER_SYNC));
        refused(RefusalCode.ID_TAKEN, open("app-2", ONEROSTER_1_2, ROSTER_SYNC), opened("app-1", ROSTER_SYNC));
    }

    @Test
    @Tag("S36")
    @Tag("S37")
    void for_a_vendor_outside_the_programme_is_for_the_roster_only() {
        when(open("app-2", ONEROSTER_1_2, ROSTER_SYNC)).expectResultMessagePayloadMatching(outcome(CREATED));
        refused(RefusalCode.NON_PARTNER_ROSTER_ONLY, open("app-2", ONEROSTER_1_2, GRADE_BOOK_SYNC));
        settle(true, true);
        when(open("app-2", ONEROSTER_1_2, GRADE_BOOK_SYNC)).expectResultMessagePayloadMatching(outcome(CREATED));
    }

    @Test
    @Tag("S41")
    void needs_no_application_while_nobody_knows_the_vendor() {
        when(open(OtherCredentials.ID, ONEROSTER_1_2, ROSTER_SYNC))
                .expectEvents(opened(OtherCredentials.ID, ONEROSTER_1_2, OtherCredentials.OFFERS, ROSTER_SYNC));
    }
}
