package org.rollbook.messages.connection;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/**
 * The connection may see these schools, and demographics or not.
 */
@EventName("connection.scope-changed")
public record ScopeChanged(String connectionId, @Nullable Set<String> schools, boolean demographics) {}
