package org.rollbook.messages.roster;

import org.rollbook.messages.EventName;

/** The student information system no longer has the academic session. */
@EventName("roster.academic-session-withdrawn")
public record AcademicSessionWithdrawn(String id) implements RosterWithdrawal {
    @Override
    public RosterKind kind() {
        return RosterKind.ACADEMIC_SESSION;
    }
}
