package org.rollbook.messages.connection;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;
import org.rollbook.messages.oneroster.Profile;

/**
 * An application has this set of credentials.
 *
 * @param schools the schools it may see; null for all
 */
@EventName("connection.connection-opened")
public record ConnectionOpened(
        String connectionId,
        String applicationId,
        ConnectionKind kind,
        String purpose,
        @Nullable Set<String> schools,
        Set<Function> functions,
        Set<Function> offers,
        boolean demographics,
        Profile profile,
        String clientId,
        String secretSha256) {}
