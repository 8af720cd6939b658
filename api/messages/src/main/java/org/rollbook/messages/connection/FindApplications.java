package org.rollbook.messages.connection;

import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Listing;
import org.rollbook.messages.Query;

/**
 * The district's applications by name.
 *
 * @param all also those that have no connection, which the district has not connected yet
 */
public record FindApplications(
        boolean all, int limit, @Nullable String after) implements Query<Listing<ApplicationView>> {}
