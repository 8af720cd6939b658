package org.rollbook.messages.connection;

import org.rollbook.messages.EventName;

/**
 * The connection's secret signs requests, so the service must know it again: this is the secret, encrypted under a key
 * of the installation that no database holds.
 *
 * @param secretSha256 of the secret that is sealed
 */
@EventName("connection.secret-sealed")
public record SecretSealed(String connectionId, String secretSha256, String sealedSecret) {}
