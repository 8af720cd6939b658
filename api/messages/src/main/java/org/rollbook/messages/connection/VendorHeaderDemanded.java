package org.rollbook.messages.connection;

import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/**
 * In the grade book the vendor must name itself by this header too.
 *
 * @param header null when it need not any more
 */
@EventName("connection.vendor-header-demanded")
public record VendorHeaderDemanded(
        String connectionId, @Nullable VendorHeader header) {}
