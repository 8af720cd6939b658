package org.rollbook.messages.roster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/**
 * The student information system has this learning resource; it is visible to every connection.
 */
@EventName("roster.resource-reported")
public record ResourceReported(
        String id,
        @Nullable String title,
        List<String> roles,
        @Nullable String importance,
        String vendorResourceId,
        @Nullable String vendorId,
        @Nullable String applicationId,
        Map<String, String> metadata)
        implements RosterReport {
    @Override
    public RosterKind kind() {
        return RosterKind.RESOURCE;
    }
}
