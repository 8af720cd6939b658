package org.rollbook.messages.connection;

import org.rollbook.messages.Query;

/** What the district has settled. */
public record GetSettings() implements Query<Settings> {}
