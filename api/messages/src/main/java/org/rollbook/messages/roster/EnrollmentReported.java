package org.rollbook.messages.roster;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/**
 * The student information system has this person in this class.
 */
@EventName("roster.enrollment-reported")
public record EnrollmentReported(
        String id,
        String userId,
        String classId,
        String schoolId,
        String role,
        @Nullable Boolean primary,
        @Nullable LocalDate beginDate,
        @Nullable LocalDate endDate,
        Map<String, String> metadata)
        implements RosterReport {
    @Override
    public RosterKind kind() {
        return RosterKind.ENROLLMENT;
    }
}
