package org.rollbook.command.connection;

import static org.rollbook.command.Expect.outcome;
import static org.rollbook.messages.Outcome.Result.CHANGED;
import static org.rollbook.messages.Outcome.Result.CREATED;
import static org.rollbook.messages.connection.ConnectionKind.LTI_1_3;
import static org.rollbook.messages.connection.ConnectionKind.ONEROSTER_1_1;
import static org.rollbook.messages.connection.ConnectionKind.ONEROSTER_1_2;
import static org.rollbook.messages.connection.Function.ASSESSMENTS_SYNC;
import static org.rollbook.messages.connection.Function.GRADE_BOOK_SYNC;
import static org.rollbook.messages.connection.Function.LEARNING_TOOL;
import static org.rollbook.messages.connection.Function.ROSTER_SYNC;
import static org.rollbook.messages.connection.Function.SCORE_PASSBACK;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.connection.ChangeConflictPolicy;
import org.rollbook.messages.connection.ChangeScope;
import org.rollbook.messages.connection.ClientKeys;
import org.rollbook.messages.connection.ClientKeysSet;
import org.rollbook.messages.connection.ConflictPolicyChanged;
import org.rollbook.messages.connection.ConnectionDisabled;
import org.rollbook.messages.connection.ConnectionEnabled;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionMoved;
import org.rollbook.messages.connection.ConnectionOpened;
import org.rollbook.messages.connection.DemandVendorHeader;
import org.rollbook.messages.connection.DisableConnection;
import org.rollbook.messages.connection.DisableFunction;
import org.rollbook.messages.connection.EnableConnection;
import org.rollbook.messages.connection.EnableFunction;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.FunctionDisabled;
import org.rollbook.messages.connection.FunctionEnabled;
import org.rollbook.messages.connection.MoveConnection;
import org.rollbook.messages.connection.OpenConnection;
import org.rollbook.messages.connection.OtherCredentials;
import org.rollbook.messages.connection.RenewSecret;
import org.rollbook.messages.connection.ScopeChanged;
import org.rollbook.messages.connection.SecretExpirySet;
import org.rollbook.messages.connection.SecretRenewed;
import org.rollbook.messages.connection.SecretSealed;
import org.rollbook.messages.connection.SetClientKeys;
import org.rollbook.messages.connection.VendorHeader;
import org.rollbook.messages.connection.VendorHeaderDemanded;
import org.rollbook.messages.gradebook.ConflictPolicy;
import org.rollbook.messages.oneroster.Profile;

class ConnectionTest extends ConnectionFixture<Connection> {
    ConnectionTest() {
        super(Connection.class);
    }

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

    private static ConnectionOpened opened(String application, Function... functions) {
        return opened(application, ONEROSTER_1_2, PARTNER.offers(), functions);
    }

    private static ConnectionOpened opened(
            String application, ConnectionKind kind, Set<Function> offers, Function... functions) {
        return new ConnectionOpened(
                "con-1",
                application,
                kind,
                "for the north",
                null,
                Set.of(functions),
                offers,
                false,
                Profile.LENIENT,
                "client-1",
                "aa");
    }

    @Nested
    class Opening {
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
            when(open("app-1", ONEROSTER_1_2, GRADE_BOOK_SYNC))
                    .expectEvents(opened("app-1", ROSTER_SYNC, GRADE_BOOK_SYNC));
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

    @Nested
    class EnablingAFunction {
        @Test
        @Tag("S18")
        @Tag("S21")
        void enables_what_it_needs_first() {
            when(new EnableFunction("con-1", GRADE_BOOK_SYNC), opened("app-1"))
                    .expectEvents(
                            new FunctionEnabled("con-1", ROSTER_SYNC), new FunctionEnabled("con-1", GRADE_BOOK_SYNC));
            when(new EnableFunction("con-1", GRADE_BOOK_SYNC), opened("app-1", ROSTER_SYNC))
                    .expectEvents(new FunctionEnabled("con-1", GRADE_BOOK_SYNC));
        }

        @Test
        void again_changes_nothing() {
            unchanged(new EnableFunction("con-1", ROSTER_SYNC), opened("app-1", ROSTER_SYNC));
        }

        @Test
        void of_an_unknown_connection_is_refused() {
            refused(RefusalCode.CONNECTION_UNKNOWN, new EnableFunction("con-1", ROSTER_SYNC));
        }

        @Test
        void that_is_not_offered_is_refused() {
            refused(
                    RefusalCode.FUNCTION_NOT_OFFERED,
                    new EnableFunction("con-1", ASSESSMENTS_SYNC),
                    opened("app-1", ROSTER_SYNC));
        }

        @Test
        @Tag("S02")
        void that_brings_scores_in_needs_the_entitlement() {
            settle(false, true);
            refused(
                    RefusalCode.FUNCTION_NOT_ENTITLED,
                    new EnableFunction("con-1", GRADE_BOOK_SYNC),
                    opened("app-1", ROSTER_SYNC));
            refused(
                    RefusalCode.FUNCTION_NOT_ENTITLED,
                    new EnableFunction("con-1", SCORE_PASSBACK),
                    opened("app-1", LTI_1_3, PARTNER.offers(), LEARNING_TOOL));
            when(new EnableFunction("con-1", ROSTER_SYNC), opened("app-1"))
                    .expectEvents(new FunctionEnabled("con-1", ROSTER_SYNC));
        }

        @Test
        @Tag("S37")
        void beyond_the_roster_is_refused_to_vendors_outside_the_programme() {
            refused(
                    RefusalCode.NON_PARTNER_ROSTER_ONLY,
                    new EnableFunction("con-1", GRADE_BOOK_SYNC),
                    opened("app-2", ROSTER_SYNC));
        }

        @Test
        @Tag("S46")
        void can_leave_four_offered_and_one_enabled() {
            when(
                            new DisableFunction("con-1", SCORE_PASSBACK),
                            opened("app-1", LTI_1_3, PARTNER.offers(), LEARNING_TOOL, SCORE_PASSBACK))
                    .expectEvents(new FunctionDisabled("con-1", SCORE_PASSBACK));
        }
    }

    @Nested
    class DisablingAFunction {
        @Test
        void switches_it_off() {
            when(new DisableFunction("con-1", GRADE_BOOK_SYNC), opened("app-1", ROSTER_SYNC, GRADE_BOOK_SYNC))
                    .expectEvents(new FunctionDisabled("con-1", GRADE_BOOK_SYNC))
                    .expectResultMessagePayloadMatching(outcome(CHANGED));
        }

        @Test
        @Tag("S21")
        void that_another_needs_is_refused() {
            refused(
                    RefusalCode.FUNCTION_NEEDED,
                    new DisableFunction("con-1", ROSTER_SYNC),
                    opened("app-1", ROSTER_SYNC, GRADE_BOOK_SYNC));
            when(
                            new DisableFunction("con-1", ROSTER_SYNC),
                            opened("app-1", ROSTER_SYNC, GRADE_BOOK_SYNC),
                            new FunctionDisabled("con-1", GRADE_BOOK_SYNC))
                    .expectEvents(new FunctionDisabled("con-1", ROSTER_SYNC));
        }

        @Test
        void again_changes_nothing() {
            unchanged(new DisableFunction("con-1", GRADE_BOOK_SYNC), opened("app-1", ROSTER_SYNC));
        }
    }

    @Nested
    class SwitchingOffAndOn {
        @Test
        @Tag("S27")
        void is_recorded_each_time() {
            when(new DisableConnection("con-1"), opened("app-1")).expectEvents(new ConnectionDisabled("con-1"));
            when(new EnableConnection("con-1"), opened("app-1"), new ConnectionDisabled("con-1"))
                    .expectEvents(new ConnectionEnabled("con-1"));
        }

        @Test
        void again_changes_nothing() {
            unchanged(new EnableConnection("con-1"), opened("app-1"));
            unchanged(new DisableConnection("con-1"), opened("app-1"), new ConnectionDisabled("con-1"));
        }

        @Test
        void needs_a_connection() {
            refused(RefusalCode.CONNECTION_UNKNOWN, new EnableConnection("con-1"));
            refused(RefusalCode.CONNECTION_UNKNOWN, new DisableConnection("con-1"));
        }
    }

    @Nested
    class ChangingTheScope {
        @Test
        void limits_it_to_schools() {
            when(new ChangeScope("con-1", Set.of("north"), true), opened("app-1"))
                    .expectEvents(new ScopeChanged("con-1", Set.of("north"), true));
        }

        @Test
        void to_what_it_is_changes_nothing() {
            unchanged(new ChangeScope("con-1", null, false), opened("app-1"));
            unchanged(
                    new ChangeScope("con-1", Set.of("north", "south"), false),
                    opened("app-1"),
                    new ScopeChanged("con-1", Set.of("south", "north"), false));
        }

        @Test
        void to_an_unknown_school_is_refused() {
            refused(RefusalCode.SCHOOL_UNKNOWN, new ChangeScope("con-1", Set.of("west"), false), opened("app-1"));
        }
    }

    @Nested
    class RenewingTheSecret {
        private static final Instant LATER = Instant.parse("2026-09-08T00:00:00Z");

        @Test
        @Tag("N19")
        void keeps_the_old_one_for_a_while() {
            when(new RenewSecret("con-1", "bb", null, LATER, null), opened("app-1"))
                    .expectEvents(new SecretRenewed("con-1", "bb", LATER));
        }

        @Test
        void keeps_a_secret_that_signs_sealed() {
            when(new RenewSecret("con-1", "bb", "sealed", LATER, null), opened("app-1"))
                    .expectEvents(new SecretRenewed("con-1", "bb", LATER), new SecretSealed("con-1", "bb", "sealed"));
        }

        @Test
        @Tag("P18")
        void says_when_the_new_one_ends() {
            when(new RenewSecret("con-1", "bb", null, LATER, LATER), opened("app-1"))
                    .expectEvents(new SecretRenewed("con-1", "bb", LATER), new SecretExpirySet("con-1", "bb", LATER));
        }

        @Test
        void with_the_same_changes_nothing() {
            unchanged(new RenewSecret("con-1", "aa", null, LATER, null), opened("app-1"));
        }

        @Test
        void needs_a_connection() {
            refused(RefusalCode.CONNECTION_UNKNOWN, new RenewSecret("con-1", "bb", null, LATER, null));
        }
    }

    @Nested
    class ItsConflictPolicy {
        @Test
        @Tag("R15")
        void is_changed_and_otherwise_the_teacher_wins() {
            when(new ChangeConflictPolicy("con-1", ConflictPolicy.NEWEST_WINS), opened("app-1"))
                    .expectEvents(new ConflictPolicyChanged("con-1", ConflictPolicy.NEWEST_WINS));
            unchanged(new ChangeConflictPolicy("con-1", ConflictPolicy.TEACHER_WINS), opened("app-1"));
            refused(RefusalCode.CONNECTION_UNKNOWN, new ChangeConflictPolicy("con-1", ConflictPolicy.NEWEST_WINS));
        }
    }

    @Nested
    class ProvingItself {
        private final ClientKeys keys = new ClientKeys("https://vendor.example/keys", null);
        private final VendorHeader header = new VendorHeader("vendor", "cc");

        @Test
        @Tag("P2")
        void with_keys_of_its_own() {
            when(new SetClientKeys("con-1", keys), opened("app-1")).expectEvents(new ClientKeysSet("con-1", keys));
            unchanged(new SetClientKeys("con-1", keys), opened("app-1"), new ClientKeysSet("con-1", keys));
            when(new SetClientKeys("con-1", null), opened("app-1"), new ClientKeysSet("con-1", keys))
                    .expectEvents(new ClientKeysSet("con-1", null));
            refused(RefusalCode.CONNECTION_UNKNOWN, new SetClientKeys("con-1", keys));
        }

        @Test
        @Tag("R20")
        void with_a_second_factor() {
            when(new DemandVendorHeader("con-1", header), opened("app-1"))
                    .expectEvents(new VendorHeaderDemanded("con-1", header));
            unchanged(
                    new DemandVendorHeader("con-1", header),
                    opened("app-1"),
                    new VendorHeaderDemanded("con-1", header));
            unchanged(new DemandVendorHeader("con-1", null), opened("app-1"));
            refused(RefusalCode.CONNECTION_UNKNOWN, new DemandVendorHeader("con-1", header));
        }
    }

    @Nested
    class Moving {
        private final ConnectionOpened unnamed =
                opened(OtherCredentials.ID, ONEROSTER_1_2, OtherCredentials.OFFERS, ROSTER_SYNC);

        @Test
        @Tag("S41")
        void gives_it_its_home_and_keeps_both() {
            when(new MoveConnection("con-1", "app-1"), unnamed)
                    .expectEvents(new ConnectionMoved("con-1", OtherCredentials.ID, "app-1"));
        }

        @Test
        void to_where_it_is_changes_nothing() {
            unchanged(
                    new MoveConnection("con-1", "app-1"),
                    unnamed,
                    new ConnectionMoved("con-1", OtherCredentials.ID, "app-1"));
        }

        @Test
        void to_an_unknown_application_is_refused() {
            refused(RefusalCode.APPLICATION_UNKNOWN, new MoveConnection("con-1", "app-9"), unnamed);
        }

        @Test
        void to_an_application_that_does_not_offer_what_is_enabled_is_refused() {
            refused(
                    RefusalCode.FUNCTION_NOT_OFFERED,
                    new MoveConnection("con-1", "app-1"),
                    unnamed,
                    new FunctionEnabled("con-1", ASSESSMENTS_SYNC));
        }

        @Test
        @Tag("S37")
        void out_of_the_programme_with_more_than_the_roster_is_refused() {
            refused(
                    RefusalCode.NON_PARTNER_ROSTER_ONLY,
                    new MoveConnection("con-1", "app-2"),
                    opened("app-1", ROSTER_SYNC, GRADE_BOOK_SYNC));
        }
    }
}
