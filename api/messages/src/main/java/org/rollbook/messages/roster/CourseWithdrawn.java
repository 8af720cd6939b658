package org.rollbook.messages.roster;

import org.rollbook.messages.EventName;

/** The student information system no longer has the course. */
@EventName("roster.course-withdrawn")
public record CourseWithdrawn(String id) implements RosterWithdrawal {
    @Override
    public RosterKind kind() {
        return RosterKind.COURSE;
    }
}
