package org.rollbook.messages.oneroster;

/**
 * An object as it is for a connection from a position of the ledger on.
 *
 * @param status {@code tobedeleted} when it was withdrawn, and when the connection cannot see it any more
 * @param dateLastModified of the object; for one that went out of sight, the time at which it did
 * @param cursor behind this change
 * @param object as JSON text, ready to send but for its {@link Hrefs}; of one that went out of sight only the three
 *     properties above
 */
public record ObjectChange(
        Collection collection,
        String sourcedId,
        String status,
        String dateLastModified,
        long position,
        String cursor,
        String object) {}
