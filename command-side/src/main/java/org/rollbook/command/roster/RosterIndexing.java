package org.rollbook.command.roster;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.index.FactNames;
import org.rollbook.command.index.IndexChange;
import org.rollbook.command.index.Indexing;
import org.rollbook.messages.roster.AcademicSessionReported;
import org.rollbook.messages.roster.ClassReported;
import org.rollbook.messages.roster.CourseReported;
import org.rollbook.messages.roster.DemographicsReported;
import org.rollbook.messages.roster.EnrollmentReported;
import org.rollbook.messages.roster.ImportApproved;
import org.rollbook.messages.roster.ImportFailed;
import org.rollbook.messages.roster.ImportFinished;
import org.rollbook.messages.roster.ImportHeld;
import org.rollbook.messages.roster.ImportRequested;
import org.rollbook.messages.roster.OrgReported;
import org.rollbook.messages.roster.PersonReported;
import org.rollbook.messages.roster.ResourceReported;
import org.rollbook.messages.roster.RosterReport;
import org.rollbook.messages.roster.RosterWithdrawal;

/**
 * What decisions need to know of the roster. A withdrawn record is no longer active and keeps the facts of its last
 * report, since rules ask about the past too; an import that is still to be run holds a claim {@value #OPEN_IMPORT}.
 */
public final class RosterIndexing implements Indexing {
    public static final String OPEN_IMPORT = "import-open";

    @Override
    public List<IndexChange> of(String stream, Object event) {
        return switch (event) {
            case RosterReport report ->
                List.of(new IndexChange.Roster(
                        report.kind(), report.id(), ContentHash.of(report), true, facts(report)));
            case RosterWithdrawal gone -> List.of(new IndexChange.Roster(gone.kind(), gone.id(), "", false, Map.of()));
            case ImportRequested e -> List.of(opened(e.importId()));
            case ImportApproved e -> List.of(opened(e.importId()));
            case ImportHeld e -> List.of(closed(e.importId()));
            case ImportFinished e -> List.of(closed(e.importId()));
            case ImportFailed e -> List.of(closed(e.importId()));
            default -> List.of();
        };
    }

    private static IndexChange opened(String importId) {
        return new IndexChange.Claim(OPEN_IMPORT, importId, importId);
    }

    private static IndexChange closed(String importId) {
        return new IndexChange.Release(OPEN_IMPORT, importId);
    }

    private static Map<String, String> facts(RosterReport report) {
        FactsOf facts = new FactsOf();
        switch (report) {
            case OrgReported e ->
                facts.put(FactNames.TYPE, e.type())
                        .put("parentId", e.parentId())
                        .put(FactNames.SCHOOL_IDS, e.schoolIds());
            case AcademicSessionReported e ->
                facts.put(FactNames.TYPE, e.type())
                        .put("parentId", e.parentId())
                        .put(FactNames.ANCESTOR_IDS, e.ancestorIds())
                        .put(FactNames.CHILD_IDS, e.childIds())
                        .put(FactNames.SCHOOL_IDS, e.schoolIds())
                        .put(FactNames.BEGIN, e.startDate())
                        .put(FactNames.END, e.endDate());
            case CourseReported e ->
                facts.put("orgId", e.orgId())
                        .put(FactNames.SCHOOL_IDS, e.schoolIds())
                        .linked(e.resourceIds());
            case ClassReported e ->
                facts.put(FactNames.TYPE, e.classType())
                        .put(FactNames.SCHOOL_ID, e.schoolId())
                        .put(FactNames.COURSE_ID, e.courseId())
                        .put(FactNames.TERM_IDS, e.termIds())
                        .linked(e.resourceIds());
            case PersonReported e ->
                facts.put(FactNames.SCHOOL_IDS, e.schoolIds())
                        .put("studentAt", e.studentAt())
                        .put("agentIds", e.agentIds())
                        .put("profiles", e.userProfiles().isEmpty() ? null : "true")
                        .linked(e.resourceIds());
            case EnrollmentReported e ->
                facts.put(FactNames.CLASS_ID, e.classId())
                        .put(FactNames.USER_ID, e.userId())
                        .put(FactNames.SCHOOL_ID, e.schoolId())
                        .put(FactNames.ROLE, e.role())
                        .put(FactNames.BEGIN, e.beginDate())
                        .put(FactNames.END, e.endDate());
            case DemographicsReported e -> facts.put(FactNames.SCHOOL_IDS, e.schoolIds());
            case ResourceReported _ -> {}
        }
        return facts.values;
    }

    /** Absent values are left out, since most records lack most of them. */
    private static final class FactsOf {
        private final Map<String, String> values = new TreeMap<>();

        FactsOf put(String name, @Nullable Object value) {
            if (value != null) {
                values.put(name, value.toString());
            }
            return this;
        }

        FactsOf put(String name, List<String> ids) {
            return ids.isEmpty() ? this : put(name, String.join(" ", ids));
        }

        /** Whether link files matter to the record when a later package comes without them. */
        void linked(List<String> resourceIds) {
            put("resources", resourceIds.isEmpty() ? null : "true");
        }
    }
}
