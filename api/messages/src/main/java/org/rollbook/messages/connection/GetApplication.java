package org.rollbook.messages.connection;

import org.rollbook.messages.Query;

/** One application; fails with APPLICATION_UNKNOWN. */
public record GetApplication(String applicationId) implements Query<ApplicationView> {}
