package org.rollbook.messages.connection;

import java.time.Instant;
import org.rollbook.messages.EventName;

/**
 * The connection's secret works until then and no longer.
 *
 * @param secretSha256 of the secret that expires
 */
@EventName("connection.secret-expiry-set")
public record SecretExpirySet(String connectionId, String secretSha256, Instant expiresAt) {}
