package org.rollbook.messages.connection;

import org.jspecify.annotations.Nullable;

/**
 * How a connection can prove itself besides showing its secret.
 *
 * @param sealedSecret the live secret as the installation sealed it, for requests that are signed with it; null where
 *     requests are not signed
 * @param previousSealedSecret the secret before it, which works as long as that one
 */
public record Proofs(
        @Nullable String sealedSecret, @Nullable String previousSealedSecret) {
    public static Proofs none() {
        return new Proofs(null, null);
    }
}
