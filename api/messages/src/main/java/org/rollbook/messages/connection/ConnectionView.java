package org.rollbook.messages.connection;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.gradebook.ConflictPolicy;
import org.rollbook.messages.oneroster.Profile;

/**
 * A connection as the edge and the console need it.
 *
 * @param schools null for all
 * @param secretSha256 hash of the live secret; never leaves the service
 * @param previousSecretSha256 hash of the secret before it, while {@code previousUntil} has not passed
 * @param conflicts whose score stands when a teacher has changed one of this connection
 * @param proofs how it can prove itself besides showing its secret
 */
public record ConnectionView(
        String id,
        String applicationId,
        @Nullable String partnerId,
        ConnectionKind kind,
        String purpose,
        @Nullable Set<String> schools,
        Set<Function> functions,
        boolean demographics,
        Profile profile,
        boolean enabled,
        String clientId,
        String secretSha256,
        @Nullable String previousSecretSha256,
        @Nullable Instant previousUntil,
        ConflictPolicy conflicts,
        Proofs proofs) {}
