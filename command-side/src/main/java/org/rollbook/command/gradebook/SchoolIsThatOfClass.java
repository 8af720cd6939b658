package org.rollbook.command.gradebook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.roster.RosterKind;

/** A line item that names a school names the one of its class. */
record SchoolIsThatOfClass(@Nullable String schoolId, TaughtClass taught, Submitter by, Facts facts) implements Rule {
    @Override
    public void check(Notes notes) {
        if (schoolId == null || schoolId.equals(taught.schoolId())) {
            return;
        }
        boolean known = by.sees(schoolId)
                && facts.roster(RosterKind.ORG, List.of(schoolId)).containsKey(schoolId);
        throw new Refused(known ? RefusalCode.SCHOOL_MISMATCH : RefusalCode.SCHOOL_UNKNOWN, schoolId);
    }
}
