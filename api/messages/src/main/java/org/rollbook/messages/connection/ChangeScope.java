package org.rollbook.messages.connection;

import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;

/**
 * An administrator changes what a connection may see.
 *
 * @param schools null for all
 */
@CommandName("connection.change-scope")
public record ChangeScope(
        @TargetAggregateIdentifier String connectionId,
        @Nullable Set<String> schools,
        boolean demographics) {}
