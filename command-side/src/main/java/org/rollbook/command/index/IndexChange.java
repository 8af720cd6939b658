package org.rollbook.command.index;

import java.util.Map;
import org.rollbook.messages.roster.RosterKind;

/** A row of the inline index, as an event changes it. */
public sealed interface IndexChange {
    /** The owner has the key for itself; appending fails when another stream has it. */
    record Claim(String kind, String key, String owner) implements IndexChange {}

    /** The key is free again. */
    record Release(String kind, String key) implements IndexChange {}

    /**
     * What the roster says about a record now. The ledger adds the version of the entry.
     *
     * @param hash SHA-256 of the content, lower-case hexadecimal; empty for a tombstone
     * @param active false for a tombstone, which keeps the facts of the record's last report
     * @param facts the few that rules read, for example a class's school; values are ids and ISO dates, several ids
     *     are separated by blanks
     */
    record Roster(RosterKind kind, String id, String hash, boolean active, Map<String, String> facts)
            implements IndexChange {}

    /** A setting that rules read. */
    record Setting(String key, String value) implements IndexChange {}
}
