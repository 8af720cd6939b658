package org.rollbook.ledger.roster;

import static org.rollbook.command.roster.csv.PackageFile.ACADEMIC_SESSIONS;
import static org.rollbook.command.roster.csv.PackageFile.CLASSES;
import static org.rollbook.command.roster.csv.PackageFile.CLASS_RESOURCES;
import static org.rollbook.command.roster.csv.PackageFile.COURSES;
import static org.rollbook.command.roster.csv.PackageFile.COURSE_RESOURCES;
import static org.rollbook.command.roster.csv.PackageFile.ORGS;
import static org.rollbook.command.roster.csv.PackageFile.ROLES;
import static org.rollbook.command.roster.csv.PackageFile.USERS;
import static org.rollbook.command.roster.csv.PackageFile.USER_PROFILES;
import static org.rollbook.command.roster.csv.PackageFile.USER_RESOURCES;

import org.rollbook.messages.roster.RosterKind;

/**
 * Adds to the package what it leaves unsaid: the records, and parts of records, that the ledger last heard of, as far
 * as the records of the package touch them. Such rows have the state L.
 */
final class Hydration {
    /** The last report of an active record of a kind, which is not to be withdrawn, as JSON {@code p}. */
    private static final String LAST = """
            roster_index i join entry e on e.stream = '%2$s:' || i.id and e.version = i.version
            cross join lateral (select e.payload::jsonb p) j
            where i.kind = %1$d and i.active
            and not exists (select from staged_withdrawals w where w.kind = i.kind and w.id = i.id) and\
            """;

    private static final String NOT_STAGED =
            " not exists (select from %s s where s.id = i.id and s.state in ('A', 'G'))";

    private final StagingConnection staged;
    private final Supply supply;

    Hydration(StagingConnection staged, Supply supply) {
        this.staged = staged;
        this.supply = supply;
    }

    void addRecords() {
        if (!supply.complete(ORGS)) {
            staged.update("""
                    insert into staged_orgs (line, id, state, type, parent_id, body)
                    select 0, i.id, 'L', p ->> 'type', p ->> 'parentId',
                    (p - '{parentId,childIds,schoolIds}'::text[])::text from\s""" + last(RosterKind.ORG) + NOT_STAGED.formatted("staged_orgs"));
        }
        if (!supply.complete(ACADEMIC_SESSIONS)) {
            staged.update("""
                    insert into staged_academic_sessions (line, id, state, type, parent_id, body)
                    select 0, i.id, 'L', p ->> 'type', p ->> 'parentId',
                    (p - '{type11,parentId,childIds,ancestorIds,schoolIds}'::text[])::text from\s""" + last(RosterKind.ACADEMIC_SESSION) + NOT_STAGED.formatted("staged_academic_sessions"));
        }
        if (!supply.complete(COURSES)) {
            staged.update("""
                    insert into staged_courses (line, id, state, school_year_id, org_id, body)
                    select 0, i.id, 'L', p ->> 'schoolYearId', p ->> 'orgId',
                    (p - '{schoolYearId,orgId,resourceIds,schoolIds}'::text[])::text from\s""" + last(RosterKind.COURSE) + NOT_STAGED.formatted("staged_courses") + """
                     and i.id in (
                      select course_id from staged_course_resources union
                      select course_id from staged_classes where state = 'A' union
                      select c.facts ->> 'courseId' from roster_index c where c.kind = 3 and (
                        c.id in (select id from staged_classes)
                        or c.id in (select id from staged_withdrawals where kind = 3)))""");
        }
        if (!supply.complete(CLASSES)) {
            staged.update("""
                    insert into staged_classes (line, id, state, course_id, school_id, term_ids, body)
                    select 0, i.id, 'L', p ->> 'courseId', p ->> 'schoolId',
                    array(select jsonb_array_elements_text(p -> 'termIds')),
                    (p - '{courseId,schoolId,termIds,resourceIds}'::text[])::text from\s"""
                    + last(RosterKind.CLASS) + NOT_STAGED.formatted("staged_classes")
                    + " and i.id in (select class_id from staged_class_resources)");
        }
        if (!supply.complete(USERS)) {
            affectedPeople();
            staged.update("""
                    insert into staged_users (line, id, state, primary_org_id, agent_ids, body)
                    select 0, i.id, 'L', p ->> 'primaryOrgId', array(select jsonb_array_elements_text(p -> 'agentIds')),
                    (p - '{primaryOrgId,agentIds,roles,userProfiles,resourceIds,schoolIds,studentAt,teacherAt}'::text[])::text
                    from\s"""
                    + " " + last(RosterKind.USER) + NOT_STAGED.formatted("staged_users")
                    + " and i.id in (select id from staged_affected_people)");
        }
        staged.update("analyze staged_users");
    }

    /** People whose roles, profiles, resources, classes, agents or children the package speaks of. */
    private void affectedPeople() {
        staged.update("""
                insert into staged_affected_people (id)
                select user_id from staged_roles where user_id is not null union
                select user_id from staged_user_profiles where user_id is not null union
                select user_id from staged_user_resources where user_id is not null union
                select e.user_id from staged_enrollments e left join roster_index i on i.kind = 5 and i.id = e.id
                where e.state = 'A' and (i.id is null or not i.active or i.hash <> e.hash) union
                select i.facts ->> 'userId' from staged_enrollments e join roster_index i on i.kind = 5 and i.id = e.id
                where (e.state = 'A' and i.hash <> e.hash) or e.state = 'G' union
                select i.facts ->> 'userId' from staged_withdrawals w join roster_index i on i.kind = 5 and i.id = w.id
                where w.kind = 5""");
        staged.update("""
                insert into staged_affected_people (id)
                select a from staged_users u, unnest(u.agent_ids) a where u.state = 'A' union
                select a from roster_index i, unnest(fact_ids(i.facts, 'agentIds')) a where i.kind = 4 and i.active and (
                  i.id in (select id from staged_users) or i.id in (select id from staged_affected_people)
                  or i.id in (select id from staged_withdrawals where kind = 4))
                on conflict do nothing""");
        staged.update("analyze staged_affected_people");
    }

    void addParts() {
        if (!supply.complete(CLASS_RESOURCES)) {
            resources("class", RosterKind.CLASS);
        }
        if (!supply.complete(COURSE_RESOURCES)) {
            resources("course", RosterKind.COURSE);
        }
        if (!supply.complete(USER_RESOURCES)) {
            resources("user", RosterKind.USER);
        }
        if (!supply.complete(USER_PROFILES)) {
            staged.update("""
                    insert into staged_user_profiles (line, id, state, user_id, body)
                    select 0, r ->> 'id', 'L', u.id, r::text from staged_users u join\s""" + parts(RosterKind.USER, "u") + """
                     i.facts ? 'profiles') l on true, jsonb_array_elements(l.p -> 'userProfiles') r
                    where u.state in ('A', 'L')
                    and not exists (select from staged_user_profiles s where s.id = r ->> 'id')""");
        }
        if (!supply.complete(ROLES)) {
            staged.update("""
                    insert into staged_roles (line, id, state, user_id, role_type, role, org_id, user_profile_id, body)
                    select 0, r ->> 'id', 'L', u.id, r ->> 'roleType', r ->> 'role', r ->> 'orgId',
                    r ->> 'userProfileId', (r - '{role,orgId,userProfileId}'::text[])::text
                    from staged_users u join\s""" + parts(RosterKind.USER, "u") + """
                     true) l on true, jsonb_array_elements(l.p -> 'roles') r
                    where u.state in ('A', 'L') and (u.state = 'L' or u.role is null)
                    and not exists (select from staged_roles s where s.id = r ->> 'id')""");
        }
    }

    private void resources(String word, RosterKind kind) {
        staged.update("""
                insert into staged_%1$s_resources (line, id, state, %1$s_id, resource_id)
                select 0, '', 'L', x.id, r from %2$s x join\s""".formatted(word, Tables.of(Tables.file(kind))) + parts(kind, "x") + """
                 i.facts ? 'resources') l on true, jsonb_array_elements_text(l.p -> 'resourceIds') r
                where x.state in ('A', 'L') and not exists (
                select from staged_%1$s_resources s where s.%1$s_id = x.id and s.resource_id = r)""".formatted(word));
    }

    private static String last(RosterKind kind) {
        return LAST.formatted(Tables.number(kind), kind.word());
    }

    /** The last report of the record in the row that is called so; a condition on the index follows. */
    private static String parts(RosterKind kind, String row) {
        return " lateral (select p from " + last(kind) + " i.id = " + row + ".id and ";
    }
}
