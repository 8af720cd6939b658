package org.rollbook.messages.roster;

import org.rollbook.messages.EventName;

/** The student information system no longer has the person. */
@EventName("roster.person-withdrawn")
public record PersonWithdrawn(String id) implements RosterWithdrawal {
    @Override
    public RosterKind kind() {
        return RosterKind.USER;
    }
}
