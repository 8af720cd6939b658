package org.rollbook.messages.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a connection proves itself, besides showing a secret whose hash is known.
 *
 * @param sealedSecret the live secret as the installation sealed it, for requests that are signed with it; null where
 *     requests are not signed
 * @param previousSealedSecret the secret before it, which works as long as that one
 * @param secretExpiresAt the live secret works until then; null for ever
 * @param keys of assertions that it may show instead of a secret; null for none
 * @param vendorHeader its second factor; null where none is demanded
 */
public record Proofs(
        @Nullable String sealedSecret,
        @Nullable String previousSealedSecret,
        @Nullable Instant secretExpiresAt,
        @Nullable ClientKeys keys,
        @Nullable VendorHeader vendorHeader) {
    public static Proofs none() {
        return new Proofs(null, null, null, null, null);
    }
}
