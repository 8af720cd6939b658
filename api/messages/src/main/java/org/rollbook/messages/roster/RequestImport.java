package org.rollbook.messages.roster;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rollbook.messages.CommandName;

/**
 * Someone sent a roster package.
 *
 * @param sha256 of the package, lower-case hexadecimal
 * @param bytes length of the package
 * @param dryRun only say what would happen
 * @param allowLargeRemoval do not hold it when it withdraws a large part of a collection
 */
@CommandName("roster.request-import")
public record RequestImport(
        @TargetAggregateIdentifier String importId,
        String sha256,
        long bytes,
        boolean dryRun,
        boolean allowLargeRemoval) {}
