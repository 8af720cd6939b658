package org.rollbook.messages.connection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.gradebook.ConflictPolicy;

/** An administrator decides whose score stands when a teacher has changed what this connection sent. */
@CommandName("connection.change-conflict-policy")
public record ChangeConflictPolicy(
        @TargetAggregateIdentifier String connectionId, ConflictPolicy policy) {}
