package org.rollbook.messages.roster;

import org.rollbook.messages.EventName;

/** The student information system no longer has the organisation. */
@EventName("roster.org-withdrawn")
public record OrgWithdrawn(String id) implements RosterWithdrawal {
    @Override
    public RosterKind kind() {
        return RosterKind.ORG;
    }
}
