package org.rollbook.messages.roster;

import org.rollbook.messages.EventName;

/** The student information system no longer has the class. */
@EventName("roster.class-withdrawn")
public record ClassWithdrawn(String id) implements RosterWithdrawal {
    @Override
    public RosterKind kind() {
        return RosterKind.CLASS;
    }
}
