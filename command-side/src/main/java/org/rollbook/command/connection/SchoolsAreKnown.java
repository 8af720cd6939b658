package org.rollbook.command.connection;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.FactNames;
import org.rollbook.command.index.Facts;
import org.rollbook.command.index.Facts.RosterFact;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.roster.RosterKind;

/**
 * A connection that is limited to schools names at least one, and schools that the roster has.
 *
 * @param schools null for all
 */
record SchoolsAreKnown(@Nullable Set<String> schools, Facts facts) implements Rule {
    @Override
    public void check(Notes notes) {
        if (schools == null) {
            return;
        }
        if (schools.isEmpty()) {
            throw new Refused(RefusalCode.INVALID_DATA, "schools is empty.");
        }
        Map<String, RosterFact> known = facts.roster(RosterKind.ORG, schools);
        for (String school : new TreeSet<>(schools)) {
            @Nullable RosterFact fact = known.get(school);
            if (fact == null || !isSchool(fact)) {
                throw new Refused(RefusalCode.SCHOOL_UNKNOWN, school);
            }
        }
    }

    private static boolean isSchool(RosterFact fact) {
        return fact.text(FactNames.TYPE).filter("school"::equals).isPresent();
    }
}
