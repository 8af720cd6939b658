package org.rollbook.messages.roster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/**
 * The student information system has this course.
 *
 * @param schoolIds schools that have a class of it, and those that its organisation is visible to
 */
@EventName("roster.course-reported")
public record CourseReported(
        String id,
        String title,
        @Nullable String schoolYearId,
        @Nullable String courseCode,
        List<String> grades,
        List<String> subjects,
        @Nullable String orgId,
        List<String> subjectCodes,
        List<String> resourceIds,
        List<String> schoolIds,
        Map<String, String> metadata)
        implements RosterReport {
    @Override
    public RosterKind kind() {
        return RosterKind.COURSE;
    }
}
