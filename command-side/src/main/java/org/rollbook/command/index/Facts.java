package org.rollbook.command.index;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.rollbook.messages.roster.RosterKind;

/** The inline index as decisions read it. Calls block; they run on the virtual threads of the command bus. */
public interface Facts {
    /** The stream that has the key, if any. */
    Optional<String> owner(String kind, String key);

    /** How many keys of this kind begin with the prefix. */
    long claims(String kind, String prefix);

    /** Roster records by id; ids that the roster never had are missing. */
    Map<String, RosterFact> roster(RosterKind kind, Collection<String> ids);

    /** True when the person has, or ever had, a student's enrollment in the class. */
    boolean everEnrolled(String classId, String userId);

    Optional<String> setting(String key);

    /** @param version of the record's last entry in its stream, from 0 */
    record RosterFact(String id, long version, String hash, boolean active, Map<String, String> facts) {}
}
