package org.rollbook.messages.oneroster;

import java.util.List;

/**
 * A part of a connection's changes.
 *
 * @param next cursor behind the last of them, and behind everything else that was looked at
 * @param more true when there may be more already
 * @param position of the ledger up to which was looked
 */
public record ChangePage(List<ObjectChange> changes, String next, boolean more, long position) {}
