package org.rollbook.messages.connection;

import java.time.Instant;
import org.rollbook.messages.EventName;

/**
 * The connection has a new secret; the one before works until {@code previousUntil}.
 */
@EventName("connection.secret-renewed")
public record SecretRenewed(String connectionId, String secretSha256, Instant previousUntil) {}
