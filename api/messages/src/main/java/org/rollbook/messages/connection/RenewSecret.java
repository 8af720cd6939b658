package org.rollbook.messages.connection;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;

/**
 * An administrator asks for a new secret.
 *
 * @param secretSha256 hash of the new secret
 * @param sealedSecret the new secret, sealed, where requests may be signed with it; null where nobody need know it again
 * @param previousUntil the old secret works until then
 * @param secretExpiresAt the new secret works until then; null for ever
 */
@CommandName("connection.renew-secret")
public record RenewSecret(
        @TargetAggregateIdentifier String connectionId,
        String secretSha256,
        @Nullable String sealedSecret,
        Instant previousUntil,
        @Nullable Instant secretExpiresAt) {}
