package org.rollbook.messages.roster;

import org.rollbook.messages.EventName;

/** The student information system no longer has the resource. */
@EventName("roster.resource-withdrawn")
public record ResourceWithdrawn(String id) implements RosterWithdrawal {
    @Override
    public RosterKind kind() {
        return RosterKind.RESOURCE;
    }
}
