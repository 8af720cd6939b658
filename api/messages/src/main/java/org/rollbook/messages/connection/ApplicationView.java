package org.rollbook.messages.connection;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's application with its connections: what a tile of the console shows.
 *
 * @param partnerId null for a vendor outside the catalogue
 * @param offers the functions that it can be connected for
 */
public record ApplicationView(
        String id,
        String name,
        @Nullable String partnerId,
        boolean matchedByName,
        Set<Function> offers,
        List<ConnectionView> connections) {}
