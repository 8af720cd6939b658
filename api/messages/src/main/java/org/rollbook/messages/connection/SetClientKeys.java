package org.rollbook.messages.connection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;

/**
 * An administrator enters the public keys with which a client signs assertions instead of showing a secret.
 *
 * @param keys null when assertions shall not be taken any more
 */
@CommandName("connection.set-client-keys")
public record SetClientKeys(
        @TargetAggregateIdentifier String connectionId,
        @Nullable ClientKeys keys) {}
