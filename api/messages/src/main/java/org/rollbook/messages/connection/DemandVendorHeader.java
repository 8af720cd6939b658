package org.rollbook.messages.connection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;

/**
 * An administrator demands a second factor of a vendor in the grade book, or does so no longer.
 *
 * @param header null for no longer
 */
@CommandName("connection.demand-vendor-header")
public record DemandVendorHeader(
        @TargetAggregateIdentifier String connectionId,
        @Nullable VendorHeader header) {}
