package org.rollbook.messages.connection;

import org.jspecify.annotations.Nullable;

/**
 * The public keys of a client that asks for tokens with assertions that it signs: where it publishes them, or the keys
 * themselves.
 *
 * @param url of a JSON Web Key Set; null where the keys are here
 * @param keySet a JSON Web Key Set with public keys; null where the client publishes them
 */
public record ClientKeys(@Nullable String url, @Nullable String keySet) {}
