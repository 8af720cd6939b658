package org.rollbook.messages.roster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/**
 * The student information system has this class (OneRoster class, a section of a course).
 */
@EventName("roster.class-reported")
public record ClassReported(
        String id,
        String title,
        @Nullable String classCode,
        String classType,
        @Nullable String location,
        List<String> grades,
        List<String> subjects,
        String courseId,
        String schoolId,
        List<String> termIds,
        List<String> subjectCodes,
        List<String> periods,
        List<String> resourceIds,
        Map<String, String> metadata)
        implements RosterReport {
    @Override
    public RosterKind kind() {
        return RosterKind.CLASS;
    }
}
