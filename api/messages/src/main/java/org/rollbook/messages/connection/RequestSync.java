package org.rollbook.messages.connection;

import org.rollbook.messages.CommandName;

/**
 * A vendor's first read after an idle spell.
 */
@CommandName("connection.request-sync")
public record RequestSync(String syncId, String connectionId) {}
