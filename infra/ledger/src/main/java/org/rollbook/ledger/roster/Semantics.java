package org.rollbook.ledger.roster;

import static org.rollbook.command.roster.csv.PackageFile.CLASSES;
import static org.rollbook.command.roster.csv.PackageFile.COURSES;
import static org.rollbook.command.roster.csv.PackageFile.ENROLLMENTS;
import static org.rollbook.command.roster.csv.PackageFile.ROLES;
import static org.rollbook.command.roster.csv.PackageFile.USERS;
import static org.rollbook.command.roster.csv.PackageFile.USER_PROFILES;

import org.jspecify.annotations.Nullable;
import org.rollbook.command.roster.csv.PackageFile;
import org.rollbook.command.roster.csv.ProblemCode;
import org.rollbook.command.roster.csv.Problems;
import org.rollbook.messages.roster.RosterKind;

/** What is unusual between records that exist. Nothing of it keeps a lenient import from taking a record. */
final class Semantics {
    private final StagingConnection staged;
    private final Supply supply;
    private final Problems problems;

    Semantics(StagingConnection staged, Supply supply, Problems problems) {
        this.staged = staged;
        this.supply = supply;
        this.problems = problems;
    }

    void check() {
        typeOfOrg(CLASSES);
        typeOfOrg(ENROLLMENTS);
        typeOfSchoolYear();
        schoolOfEnrollment();
        people();
    }

    private void typeOfOrg(PackageFile file) {
        tell(file, ProblemCode.SEM_ORG_TYPE, "schoolSourcedId", "The organisation is not a school.", """
                select x.line from %s x join (%s) o on o.id = x.school_id
                where x.state = 'A' and o.type <> 'school' order by 1""".formatted(
                        Tables.of(file), types("staged_orgs", RosterKind.ORG)));
    }

    private void typeOfSchoolYear() {
        tell(
                COURSES,
                ProblemCode.SEM_SESSION_TYPE,
                "schoolYearSourcedId",
                "The session is not a school year.",
                """
                select x.line from staged_courses x join (%s) s on s.id = x.school_year_id
                where x.state = 'A' and s.type <> 'schoolYear' order by 1""".formatted(types("staged_academic_sessions", RosterKind.ACADEMIC_SESSION)));
    }

    /** Types by id, of the package first, then of the roster. */
    private static String types(String table, RosterKind kind) {
        return """
                select id, type from %1$s where state = 'A' union all
                select id, facts ->> 'type' from roster_index i where kind = %2$d and active
                and not exists (select from %1$s t where t.id = i.id and t.state = 'A')""".formatted(table, Tables.number(kind));
    }

    private void schoolOfEnrollment() {
        tell(
                ENROLLMENTS,
                ProblemCode.SEM_SCHOOL_MISMATCH,
                "schoolSourcedId",
                "The school is not the school of the class.",
                """
                select x.line from staged_enrollments x join staged_classes c on c.id = x.class_id and c.state = 'A'
                where x.state = 'A' and c.school_id <> x.school_id order by 1""");
    }

    private void people() {
        if (!supply.supplied(ROLES)) {
            return;
        }
        tell(ROLES, ProblemCode.SEM_PRIMARY_ROLE, "roleType", "The person has another primary role there.", """
                select line from (
                  select line, row_number() over (partition by user_id, org_id order by line) n
                  from staged_roles where state = 'A' and role_type = 'primary') r
                where n > 1 order by 1""");
        if (supply.supplied(USER_PROFILES)) {
            tell(ROLES, ProblemCode.SEM_PROFILE_OWNER, "userProfileSourcedId", "The profile is another person's.", """
                    update staged_roles r set user_profile_id = null from staged_user_profiles p
                    where r.state = 'A' and p.state = 'A' and p.id = r.user_profile_id and p.user_id <> r.user_id
                    returning r.line""");
        }
        if (supply.complete(ROLES)) {
            tell(USERS, ProblemCode.SEM_NO_ROLE, null, "The person has no role.", """
                    select line from staged_users u where state = 'A'
                    and not exists (select from staged_roles r where r.user_id = u.id and r.state = 'A') order by 1""");
            tell(USERS, ProblemCode.SEM_PRIMARY_ORG, "primaryOrgSourcedId", "The person has no role there.", """
                    select line from staged_users u where state = 'A' and primary_org_id is not null
                    and exists (select from staged_roles r where r.user_id = u.id and r.state = 'A')
                    and not exists (select from staged_roles r where r.user_id = u.id and r.state = 'A'
                    and r.org_id = u.primary_org_id) order by 1""");
        }
    }

    private void tell(PackageFile file, ProblemCode code, @Nullable String column, String message, String lines) {
        if (supply.supplied(file)) {
            staged.lines(lines).forEach(line -> problems.note(code, file.fileName(), line, column, message));
        }
    }
}
