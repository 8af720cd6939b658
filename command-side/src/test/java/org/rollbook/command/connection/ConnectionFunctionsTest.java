package org.rollbook.command.connection;

import static org.rollbook.command.Expect.outcome;
import static org.rollbook.messages.Outcome.Result.CHANGED;
import static org.rollbook.messages.connection.ConnectionKind.LTI_1_3;
import static org.rollbook.messages.connection.Function.ASSESSMENTS_SYNC;
import static org.rollbook.messages.connection.Function.GRADE_BOOK_SYNC;
import static org.rollbook.messages.connection.Function.LEARNING_TOOL;
import static org.rollbook.messages.connection.Function.ROSTER_SYNC;
import static org.rollbook.messages.connection.Function.SCORE_PASSBACK;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.connection.DisableFunction;
import org.rollbook.messages.connection.EnableFunction;
import org.rollbook.messages.connection.FunctionDisabled;
import org.rollbook.messages.connection.FunctionEnabled;

class ConnectionFunctionsTest extends OpenedConnectionFixture {
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
}
