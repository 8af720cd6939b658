package org.rollbook.messages.roster;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;

/** An administrator lets a held import go on. */
@CommandName("roster.approve-import")
public record ApproveImport(@TargetAggregateIdentifier String importId) {}
