package org.rollbook.ledger.roster;

import org.rollbook.messages.roster.AcademicSessionReported;
import org.rollbook.messages.roster.ClassReported;
import org.rollbook.messages.roster.CourseReported;
import org.rollbook.messages.roster.DemographicsReported;
import org.rollbook.messages.roster.EnrollmentReported;
import org.rollbook.messages.roster.OrgReported;
import org.rollbook.messages.roster.PersonReported;
import org.rollbook.messages.roster.ResourceReported;
import org.rollbook.messages.roster.RosterKind;
import org.rollbook.messages.roster.RosterReport;

/**
 * Puts the reports together, whole: one query per kind, which answers the report as JSON, whether the row came with
 * the package, and the hash of the roster's record where it is active. In the order of identifiers.
 */
final class Compositions {
    private Compositions() {}

    static Class<? extends RosterReport> type(RosterKind kind) {
        return switch (kind) {
            case ORG -> OrgReported.class;
            case ACADEMIC_SESSION -> AcademicSessionReported.class;
            case COURSE -> CourseReported.class;
            case CLASS -> ClassReported.class;
            case USER -> PersonReported.class;
            case ENROLLMENT -> EnrollmentReported.class;
            case DEMOGRAPHICS -> DemographicsReported.class;
            case RESOURCE -> ResourceReported.class;
        };
    }

    static String query(RosterKind kind) {
        String table = Tables.of(Tables.file(kind));
        return """
                select left(x.body, -1) || %s || '}', x.state = 'A', i.hash
                from %s x %s
                left join roster_index i on i.kind = %d and i.id = x.id and i.active
                where x.state in ('A', 'L') %s order by x.id""".formatted(added(kind), table, joined(kind), Tables.number(kind), differing(kind));
    }

    /** A row of enrollments is a whole report and has its hash already. */
    private static String differing(RosterKind kind) {
        return kind == RosterKind.ENROLLMENT ? "and i.hash is distinct from x.hash" : "";
    }

    private static String added(RosterKind kind) {
        return switch (kind) {
            case ORG -> """
                ',"parentId":' || json_id(x.parent_id) || ',"childIds":' || json_ids(c.ids)
                || ',"schoolIds":' || json_ids(s.ids)""";
            case ACADEMIC_SESSION -> """
                ',"type11":' || case when x.type not like 'ext:%' then 'null'
                  when exists (select from staged_academic_sessions g where g.parent_id = x.id
                    and g.type = 'gradingPeriod' and g.state in ('A', 'L')) then '"term"'
                  when exists (select from staged_academic_sessions t where t.id = x.parent_id
                    and t.type = 'term' and t.state in ('A', 'L')) then '"gradingPeriod"'
                  else '"semester"' end
                || ',"parentId":' || json_id(x.parent_id) || ',"childIds":' || json_ids(c.ids)
                || ',"ancestorIds":' || json_ids(a.ids) || ',"schoolIds":' || json_ids(s.ids)""";
            case COURSE -> """
                ',"schoolYearId":' || json_id(x.school_year_id) || ',"orgId":' || json_id(x.org_id)
                || ',"resourceIds":' || json_ids(r.ids) || ',"schoolIds":' || json_ids(sorted(s.ids || o.ids))""";
            case CLASS -> """
                ',"courseId":' || json_id(x.course_id) || ',"schoolId":' || json_id(x.school_id)
                || ',"termIds":' || %s || ',"resourceIds":' || json_ids(r.ids)""".formatted(inOrder("x.term_ids"));
            case USER -> """
                ',"roles":' || coalesce(o.list, '[]') || ',"userProfiles":' || coalesce(f.list, '[]')
                || ',"primaryOrgId":' || json_id(x.primary_org_id)
                || ',"schoolIds":' || json_ids(p.school_ids) || ',"studentAt":' || json_ids(p.student_at)
                || ',"teacherAt":' || json_ids(p.teacher_at) || ',"agentIds":' || %s || ',"resourceIds":' || %s""".formatted(inOrder("x.agent_ids"), inOrder("(r.ids || x.resource_ids)"));
            case DEMOGRAPHICS -> """
                ',"schoolIds":' || json_ids(case when u.id is null then fact_ids(w.facts, 'schoolIds')
                else p.school_ids end)""";
            case ENROLLMENT, RESOURCE -> "''";
        };
    }

    /** The server calls {@code sorted} for each record; it is spared where there is nothing to sort. */
    private static String inOrder(String ids) {
        return "(case when cardinality(%1$s) > 1 then json_ids(sorted(%1$s)) else json_ids(%1$s) end)".formatted(ids);
    }

    private static String joined(RosterKind kind) {
        return switch (kind) {
            case ORG -> children("staged_orgs") + """
                left join (select org_id as id, array_agg(school_id order by school_id) as ids
                  from staged_org_schools group by org_id) s on s.id = x.id""";
            case ACADEMIC_SESSION -> children("staged_academic_sessions") + """
                left join (select id, array_agg(ancestor_id order by depth) as ids
                  from staged_session_ancestors group by id) a on a.id = x.id
                left join (select id, array_agg(school_id order by school_id) as ids
                  from staged_session_schools group by id) s on s.id = x.id""";
            case COURSE -> resources("course") + """
                left join (select course_id as id, array_agg(distinct school_id) as ids
                  from staged_class_facts group by course_id) s on s.id = x.id
                left join (select org_id as id, array_agg(school_id) as ids
                  from staged_org_schools group by org_id) o on o.id = x.org_id""";
            case CLASS -> resources("class");
            case USER -> resources("user") + """
                left join staged_people p on p.id = x.id
                left join (select user_id as id, '[' || string_agg(left(body, -1) || ',"role":' || to_json(role)
                    || ',"orgId":' || json_id(org_id) || ',"userProfileId":' || json_id(user_profile_id) || '}', ','
                    order by role_type, org_id, role, id) || ']' as list
                  from staged_roles where state in ('A', 'L') group by user_id) o on o.id = x.id
                left join (select user_id as id, '[' || string_agg(body, ',' order by id) || ']' as list
                  from staged_user_profiles where state in ('A', 'L') group by user_id) f on f.id = x.id""";
            case DEMOGRAPHICS -> """
                left join (select id from staged_users where state in ('A', 'L')) u on u.id = x.id
                left join staged_people p on p.id = x.id
                left join roster_index w on w.kind = 4 and w.id = x.id""";
            case ENROLLMENT, RESOURCE -> "";
        };
    }

    private static String children(String table) {
        return """
                left join (select parent_id as id, array_agg(id order by id) as ids
                  from %s where state in ('A', 'L') and parent_id is not null group by parent_id) c on c.id = x.id
                """.formatted(table);
    }

    private static String resources(String of) {
        return """
                left join (select %1$s_id as id, array_agg(distinct resource_id order by resource_id) as ids
                  from staged_%1$s_resources where state in ('A', 'L') group by %1$s_id) r on r.id = x.id
                """.formatted(of);
    }
}
