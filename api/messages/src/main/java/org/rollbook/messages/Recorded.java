package org.rollbook.messages;

/**
 * A command whose ledger record is not the command itself: because it is large (a chunk of a roster) and its events
 * say the same, or because a part of it must not be kept.
 */
public interface Recorded {
    /** What is stored as the payload of the command's record; JDK types and records only. */
    Object asRecorded();
}
