package org.rollbook.ledger.roster;

import static org.rollbook.command.roster.csv.PackageFile.CLASSES;
import static org.rollbook.command.roster.csv.PackageFile.DEMOGRAPHICS;
import static org.rollbook.command.roster.csv.PackageFile.ENROLLMENTS;
import static org.rollbook.command.roster.csv.PackageFile.ROLES;
import static org.rollbook.command.roster.csv.PackageFile.USERS;

import org.rollbook.command.roster.csv.PackageFile;
import org.rollbook.messages.roster.RosterKind;

/** Through which schools each record is seen: worked out from the package and from what stays of the roster. */
final class Scopes {
    private final StagingConnection staged;
    private final Supply supply;

    Scopes(StagingConnection staged, Supply supply) {
        this.staged = staged;
        this.supply = supply;
    }

    /** In packages of 1.1 a person's organisations and role stand in users.csv: one primary role in each. */
    void rolesFromUsers() {
        if (supply.supplied(ROLES) || !supply.supplied(USERS)) {
            return;
        }
        staged.update("""
                insert into staged_roles (line, id, state, user_id, role_type, role, org_id, body)
                select u.line, u.id || '_' || o, 'A', u.id, 'primary', u.role, o,
                '{"id":"' || u.id || '_' || o || '","roleType":"primary"}'
                from staged_users u, unnest(u.org_ids) o where u.state = 'A' and u.role is not null""");
        staged.update("update staged_users set primary_org_id = org_ids[1] where state = 'A' and role is not null");
    }

    /** An administrator of 1.1 is one of the three kinds of 1.2, by the organisation. */
    void administrators() {
        staged.update("""
                update staged_roles r set role = case o.type when 'school' then 'siteAdministrator'
                  when 'district' then 'districtAdministrator' when 'department' then 'districtAdministrator'
                  else 'systemAdministrator' end
                from staged_orgs o where o.id = r.org_id and o.state in ('A', 'L') and r.state = 'A'
                and r.role = 'administrator'""");
    }

    void places() {
        staged.update("""
                insert into staged_org_schools (org_id, school_id)
                with recursive up (school_id, org_id) as (
                  select id, id from staged_orgs where state in ('A', 'L') and type = 'school'
                  union
                  select u.school_id, o.parent_id from up u join staged_orgs o on o.id = u.org_id
                  where o.state in ('A', 'L') and o.parent_id is not null)
                select u.org_id, u.school_id from up u join staged_orgs o on o.id = u.org_id
                where o.state in ('A', 'L') and (o.type <> 'school' or u.org_id = u.school_id)""");
        staged.update("""
                insert into staged_class_facts (id, course_id, school_id, term_ids)
                select id, course_id, school_id, term_ids from staged_classes where state in ('A', 'L')""");
        staged.update("""
                insert into staged_class_facts (id, course_id, school_id, term_ids)
                select id, facts ->> 'courseId', facts ->> 'schoolId', fact_ids(facts, 'termIds')
                from roster_index i where %s""".formatted(stays(RosterKind.CLASS, CLASSES, "'A', 'L', 'G'")));
        staged.update("""
                insert into staged_session_ancestors (id, ancestor_id, depth)
                with recursive up (id, ancestor_id, depth) as (
                  select id, parent_id, 1 from staged_academic_sessions where state in ('A', 'L') and parent_id is not null
                  union
                  select u.id, s.parent_id, u.depth + 1 from up u
                  join staged_academic_sessions s on s.id = u.ancestor_id and s.state in ('A', 'L')
                  where s.parent_id is not null and u.depth < 100)
                select id, ancestor_id, depth from up""");
        staged.update("""
                insert into staged_session_schools (id, school_id)
                with taught as (select distinct t as id, school_id from staged_class_facts, unnest(term_ids) t)
                select id, school_id from taught union
                select a.ancestor_id, t.school_id from taught t join staged_session_ancestors a on a.id = t.id union
                select a.id, t.school_id from taught t join staged_session_ancestors a on a.ancestor_id = t.id""");
    }

    void people() {
        staged.update("""
                insert into staged_attendance (user_id, school_id, role)
                select user_id, school_id, role from staged_enrollments where state = 'A' union
                select r.user_id, r.org_id, r.role from staged_roles r
                join staged_orgs o on o.id = r.org_id and o.type = 'school' and o.state in ('A', 'L')
                where r.state in ('A', 'L')""");
        staged.update("""
                insert into staged_attendance (user_id, school_id, role)
                select facts ->> 'userId', facts ->> 'schoolId', facts ->> 'role' from roster_index i
                where %s and facts ->> 'userId' in (select id from staged_users where state in ('A', 'L'))""".formatted(stays(RosterKind.ENROLLMENT, ENROLLMENTS, "'A', 'G'")));
        staged.update("""
                insert into staged_people (id, school_ids, student_at, teacher_at)
                select user_id, array_agg(distinct school_id order by school_id),
                coalesce(array_agg(distinct school_id order by school_id) filter (where role = 'student'), '{}'),
                coalesce(array_agg(distinct school_id order by school_id) filter (where role = 'teacher'), '{}')
                from staged_attendance group by user_id""");
        staged.update("analyze staged_people");
        staged.update("""
                insert into staged_people as p (id, school_ids, student_at, teacher_at)
                select agent_id, array_agg(distinct school_id order by school_id), '{}', '{}' from (
                  select a as agent_id, s as school_id from staged_users u join staged_people c on c.id = u.id,
                  unnest(u.agent_ids) a, unnest(c.student_at) s where u.state in ('A', 'L')
                  union
                  select a, s from roster_index i, unnest(fact_ids(facts, 'agentIds')) a,
                  unnest(fact_ids(facts, 'studentAt')) s
                  where %s and a in (select id from staged_users where state in ('A', 'L'))) x
                group by agent_id
                on conflict (id) do update set school_ids = sorted(p.school_ids || excluded.school_ids)
                where not p.school_ids @> excluded.school_ids""".formatted(stays(RosterKind.USER, USERS, "'A', 'L', 'G'")));
        if (!supply.complete(DEMOGRAPHICS)) {
            demographicsOfMovedPeople();
        }
    }

    /** Demographics that the package does not bring, of people who are now seen through other schools. */
    private void demographicsOfMovedPeople() {
        staged.update("""
                insert into staged_demographics (line, id, state, body)
                select 0, i.id, 'L', (e.payload::jsonb - 'schoolIds')::text
                from roster_index i join entry e on e.stream = 'demographics:' || i.id and e.version = i.version
                join staged_users u on u.id = i.id and u.state in ('A', 'L')
                left join staged_people p on p.id = i.id
                where i.kind = 6 and i.active
                and fact_ids(i.facts, 'schoolIds') is distinct from nullif(p.school_ids, '{}')
                and not exists (select from staged_demographics d where d.id = i.id and d.state in ('A', 'G'))
                and not exists (select from staged_withdrawals w where w.kind = 6 and w.id = i.id)""");
    }

    /** A condition on the index: the record is not among the staged ones, and it stays. */
    private String stays(RosterKind kind, PackageFile file, String states) {
        int number = Tables.number(kind);
        if (supply.complete(file) && staged.isTrue("""
                        select not exists (select from %s where state = 'R')""".formatted(Tables.of(file)))) {
            return "false";
        }
        return """
                i.kind = %1$d and i.active
                and not exists (select from %2$s s where s.id = i.id and s.state in (%3$s))
                and not exists (select from staged_withdrawals w where w.kind = %1$d and w.id = i.id)""".formatted(number, Tables.of(file), states);
    }
}
