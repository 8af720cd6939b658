package org.rollbook.messages.connection;

import java.time.Instant;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.oneroster.Profile;

/**
 * An administrator gives an application a set of credentials.
 *
 * @param applicationId an application that was added, or {@link OtherCredentials#ID}
 * @param schools the schools it may see; null for all
 * @param secretSha256 hash of the secret, lower-case hexadecimal; the secret itself is shown once
 * @param sealedSecret the secret, sealed, where requests may be signed with it; null where nobody need know it again
 * @param secretExpiresAt the secret works until then; null for ever
 */
@CommandName("connection.open-connection")
public record OpenConnection(
        @TargetAggregateIdentifier String connectionId,
        String applicationId,
        ConnectionKind kind,
        String purpose,
        @Nullable Set<String> schools,
        Set<Function> functions,
        boolean demographics,
        Profile profile,
        String clientId,
        String secretSha256,
        @Nullable String sealedSecret,
        @Nullable Instant secretExpiresAt) {}
