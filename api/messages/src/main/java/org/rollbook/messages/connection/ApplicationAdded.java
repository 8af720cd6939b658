package org.rollbook.messages.connection;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/**
 * The district has this vendor's application: one tile in the console.
 *
 * @param partnerId null for a vendor outside the partner programme
 * @param matchedByName true when the partner was found by the typed name
 * @param offers what the application can do
 */
@EventName("connection.application-added")
public record ApplicationAdded(
        String applicationId, String name, @Nullable String partnerId, boolean matchedByName, Set<Function> offers) {}
