package org.rollbook.messages.connection;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Remembers which signed requests have been seen, for all nodes together. */
public interface Nonces {
    /**
     * Uses a nonce up.
     *
     * @param nonce whatever makes a request unique, with the key that signed it
     * @param until it is remembered; the request is too old by then
     * @return true the first time, false ever after
     */
    CompletableFuture<Boolean> use(String nonce, Instant until);
}
