package org.rollbook.command.connection;

import static org.rollbook.messages.connection.ConnectionKind.ONEROSTER_1_2;
import static org.rollbook.messages.connection.Function.ASSESSMENTS_SYNC;
import static org.rollbook.messages.connection.Function.GRADE_BOOK_SYNC;
import static org.rollbook.messages.connection.Function.ROSTER_SYNC;

import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.connection.ChangeConflictPolicy;
import org.rollbook.messages.connection.ChangeScope;
import org.rollbook.messages.connection.ConflictPolicyChanged;
import org.rollbook.messages.connection.ConnectionDisabled;
import org.rollbook.messages.connection.ConnectionEnabled;
import org.rollbook.messages.connection.ConnectionMoved;
import org.rollbook.messages.connection.ConnectionOpened;
import org.rollbook.messages.connection.DisableConnection;
import org.rollbook.messages.connection.EnableConnection;
import org.rollbook.messages.connection.FunctionEnabled;
import org.rollbook.messages.connection.MoveConnection;
import org.rollbook.messages.connection.OtherCredentials;
import org.rollbook.messages.connection.ScopeChanged;
import org.rollbook.messages.gradebook.ConflictPolicy;

class ConnectionTest extends OpenedConnectionFixture {
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
