package org.rollbook.messages.connection;

import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/**
 * The connection may get tokens with assertions that these keys have signed.
 *
 * @param keys null when it may not any more
 */
@EventName("connection.client-keys-set")
public record ClientKeysSet(String connectionId, @Nullable ClientKeys keys) {}
