package org.rollbook.messages.connection;

import org.rollbook.messages.Query;

/** What a connection must keep to; fails with CONNECTION_UNKNOWN. */
public record GetRules(String connectionId) implements Query<RulesView> {}
