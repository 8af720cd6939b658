package org.rollbook.command.gradebook;

import static org.rollbook.command.gradebook.Assignments.OLD;
import static org.rollbook.command.gradebook.Assignments.SIS;
import static org.rollbook.command.gradebook.Assignments.STRICT;
import static org.rollbook.command.gradebook.Assignments.homework;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.command.index.SettingKeys;
import org.rollbook.messages.RefusalCode;

class LineItemDatesTest extends LineItemFixture {
    @Nested
    class ItsDates {
        @Test
        @Tag("R4")
        void lack_no_due_date_in_the_strict_profile() {
            refused(
                    RefusalCode.DUE_DATE_REQUIRED,
                    homework().due(null).by(STRICT).command());
        }

        @Test
        @Tag("R4")
        void are_due_when_assigned_where_nothing_else_is_said() {
            created(homework().due(null).command(), "due_date_defaulted")
                    .expectEvents(homework().due(null).event());
        }

        @Test
        void are_in_order() {
            refused(RefusalCode.DUE_BEFORE_ASSIGN, homework().due("2026-09-13").command());
        }

        @Test
        @Tag("R2")
        @Tag("S32")
        void fall_inside_the_term() {
            refused(RefusalCode.DATE_OUTSIDE_TERM, homework().due("2026-12-24").command());
            refused(RefusalCode.DATE_OUTSIDE_TERM, homework().from("2026-08-16").command());
            created(homework().from("2026-08-17").command());
        }

        @Test
        @Tag("R2")
        void may_be_the_last_day_in_the_lenient_profile_only() {
            var lastMoment = homework().due("2026-12-19T23:59:59Z");

            created(lastMoment.command());
            refused(RefusalCode.DATE_OUTSIDE_TERM, lastMoment.by(STRICT).command());
        }

        @Test
        @Tag("R3")
        void do_not_fall_into_a_locked_session() {
            facts.set(SettingKeys.LOCKED_SESSIONS, "q1 old");
            refused(RefusalCode.WINDOW_CLOSED, homework().command());
            created(homework().due("2026-11-02").command());
        }

        @Test
        @Tag("R3")
        void do_not_fall_below_a_locked_session() {
            facts.set(SettingKeys.LOCKED_SESSIONS, "fall");
            refused(RefusalCode.WINDOW_CLOSED, homework().command());
            facts.set(SettingKeys.LOCKED_SESSIONS, "year");
            refused(RefusalCode.WINDOW_CLOSED, homework().command());
        }

        @Test
        @Tag("R3")
        void are_not_locked_for_the_student_information_system() {
            facts.set(SettingKeys.LOCKED_SESSIONS, "fall");
            created(homework().by(SIS).command());
        }
    }

    @Nested
    class ItsGradingPeriod {
        @Test
        @Tag("R6")
        void follows_from_the_due_date() {
            created(homework().due("2026-10-19").command())
                    .expectEvents(
                            homework().due("2026-10-19").at(null, "q1", null).event());
            created(homework().due("2026-10-20").command())
                    .expectEvents(
                            homework().due("2026-10-20").at(null, "q2", null).event());
        }

        @Test
        void is_kept_as_sent() {
            created(homework().at(null, "q2", "year").command())
                    .expectEvents(homework().at(null, "q2", "year").event());
        }

        @Test
        void belongs_to_a_term_of_the_class() {
            refused(
                    RefusalCode.GRADING_PERIOD_MISMATCH,
                    homework().at(null, "spring", null).command());
            refused(
                    RefusalCode.GRADING_PERIOD_MISMATCH,
                    homework().at(null, null, "spring").command());
            refused(
                    RefusalCode.SESSION_UNKNOWN,
                    homework().at(null, "never", null).command());
        }

        @Test
        void may_be_any_session_under_one_dot_one() {
            created(homework().at(null, "fall", null).by(OLD).command())
                    .expectEvents(homework().at(null, "fall", "fall").event());
        }
    }
}
