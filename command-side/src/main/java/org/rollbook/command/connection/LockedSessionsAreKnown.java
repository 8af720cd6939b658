package org.rollbook.command.connection;

import java.util.Set;
import java.util.TreeSet;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.roster.RosterKind;

/** Only sessions that the roster has can be locked; one that was locked may stay so. */
record LockedSessionsAreKnown(Set<String> wanted, Set<String> locked, Facts facts) implements Rule {
    @Override
    public void check(Notes notes) {
        TreeSet<String> added = new TreeSet<>(wanted);
        added.removeAll(locked);
        if (added.isEmpty()) {
            return;
        }
        added.removeAll(facts.roster(RosterKind.ACADEMIC_SESSION, added).keySet());
        added.stream().findFirst().ifPresent(id -> {
            throw new Refused(RefusalCode.SESSION_UNKNOWN, id);
        });
    }
}
