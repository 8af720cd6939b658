package org.rollbook.messages.roster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/**
 * The student information system has this organisation.
 *
 * @param schoolIds the schools through which a connection sees it: itself if it is a school, else all schools below
 */
@EventName("roster.org-reported")
public record OrgReported(
        String id,
        String name,
        String type,
        @Nullable String identifier,
        @Nullable String parentId,
        List<String> childIds,
        List<String> schoolIds,
        Map<String, String> metadata)
        implements RosterReport {
    @Override
    public RosterKind kind() {
        return RosterKind.ORG;
    }
}
