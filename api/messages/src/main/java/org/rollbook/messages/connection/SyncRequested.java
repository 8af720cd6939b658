package org.rollbook.messages.connection;

import org.rollbook.messages.EventName;

/**
 * A vendor began to read the roster.
 */
@EventName("connection.sync-requested")
public record SyncRequested(String syncId, String connectionId) {}
