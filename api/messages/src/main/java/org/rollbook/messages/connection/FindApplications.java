package org.rollbook.messages.connection;

import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Listing;
import org.rollbook.messages.Query;

/** The district's applications by name. */
public record FindApplications(int limit, @Nullable String after) implements Query<Listing<ApplicationView>> {}
