package org.rollbook.messages.roster;

import org.rollbook.messages.EventName;

/** The student information system no longer has the enrollment. */
@EventName("roster.enrollment-withdrawn")
public record EnrollmentWithdrawn(String id) implements RosterWithdrawal {
    @Override
    public RosterKind kind() {
        return RosterKind.ENROLLMENT;
    }
}
