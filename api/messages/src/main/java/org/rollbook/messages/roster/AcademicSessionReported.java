package org.rollbook.messages.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/**
 * The student information system has this school year, semester, term or grading period.
 *
 * @param type11 what stands for the type under OneRoster 1.1, which knows no {@code ext:}; null where the type is known
 * @param startDate first day
 * @param endDate first day after it
 * @param ancestorIds parent, its parent and so on
 * @param schoolYear the year in which the school year ends, four digits
 * @param schoolIds schools with a class in it, in a session above or in one below
 */
@EventName("roster.academic-session-reported")
public record AcademicSessionReported(
        String id,
        String title,
        String type,
        @Nullable String type11,
        LocalDate startDate,
        LocalDate endDate,
        @Nullable String parentId,
        List<String> childIds,
        List<String> ancestorIds,
        String schoolYear,
        List<String> schoolIds,
        Map<String, String> metadata)
        implements RosterReport {
    @Override
    public RosterKind kind() {
        return RosterKind.ACADEMIC_SESSION;
    }
}
