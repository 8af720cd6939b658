package org.rollbook.command.index;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollbook.messages.roster.RosterKind;

/** The inline index as decisions read it. Calls block; they run on the virtual threads of the command bus. */
public interface Facts {
    /** The stream that has the key, if any. */
    Optional<String> owner(String kind, String key);

    /** How many keys of this kind begin with the prefix. */
    long claims(String kind, String prefix);

    /** What follows the prefix in the keys of this kind that begin with it, in order. */
    List<String> claimed(String kind, String prefix);

    /** Roster records by id; ids that the roster never had are missing. */
    Map<String, RosterFact> roster(RosterKind kind, Collection<String> ids);

    /** True when the person has, or ever had, a student's enrollment in the class. */
    boolean everEnrolled(String classId, String userId);

    /** A value that an {@link IndexChange.Setting} has set; the decision of nearly every score reads one. */
    Optional<String> setting(String key);

    /**
     * @param version of the record's last entry in its stream, from 0
     * @param facts by the names of {@link FactNames}; lists of ids are separated by blanks
     */
    record RosterFact(String id, long version, String hash, boolean active, Map<String, String> facts) {
        public Optional<String> text(String name) {
            return Optional.ofNullable(facts.get(name)).filter(text -> !text.isEmpty());
        }

        public List<String> ids(String name) {
            return text(name).map(text -> List.of(text.split(" "))).orElse(List.of());
        }

        public Optional<LocalDate> date(String name) {
            return text(name).map(LocalDate::parse);
        }
    }
}
