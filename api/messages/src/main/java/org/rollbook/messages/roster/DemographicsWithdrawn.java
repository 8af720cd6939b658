package org.rollbook.messages.roster;

import org.rollbook.messages.EventName;

/** The student information system no longer has demographics of the person. */
@EventName("roster.demographics-withdrawn")
public record DemographicsWithdrawn(String id) implements RosterWithdrawal {
    @Override
    public RosterKind kind() {
        return RosterKind.DEMOGRAPHICS;
    }
}
