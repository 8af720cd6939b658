package org.rollbook.rest;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.rollbook.messages.connection.Nonces;

/** Remembers nonces for one node. */
public final class RememberedNonces implements Nonces {
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    @Override
    public CompletableFuture<Boolean> use(String nonce, Instant until) {
        return CompletableFuture.completedFuture(used.add(nonce));
    }
}
