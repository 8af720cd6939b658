package org.rollbook.ledger.roster;

import static org.rollbook.command.roster.csv.PackageFile.CLASSES;
import static org.rollbook.command.roster.csv.PackageFile.COURSES;
import static org.rollbook.command.roster.csv.PackageFile.ENROLLMENTS;
import static org.rollbook.command.roster.csv.PackageFile.LINE_ITEMS;
import static org.rollbook.command.roster.csv.PackageFile.LINE_ITEM_LEARNING_OBJECTIVE_IDS;
import static org.rollbook.command.roster.csv.PackageFile.LINE_ITEM_SCORE_SCALES;
import static org.rollbook.command.roster.csv.PackageFile.RESULTS;
import static org.rollbook.command.roster.csv.PackageFile.RESULT_LEARNING_OBJECTIVE_IDS;
import static org.rollbook.command.roster.csv.PackageFile.RESULT_SCORE_SCALES;
import static org.rollbook.command.roster.csv.PackageFile.ROLES;
import static org.rollbook.command.roster.csv.PackageFile.USERS;
import static org.rollbook.command.roster.csv.PackageFile.USER_PROFILES;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.roster.csv.PackageFile;
import org.rollbook.command.roster.csv.ProblemCode;
import org.rollbook.command.roster.csv.Problems;
import org.rollbook.messages.roster.RosterKind;

/** What is unusual between records that exist. Nothing of it keeps a lenient import from taking a record. */
final class Semantics {
    private static final Map<PackageFile, PackageFile> LINKS = Map.of(
            LINE_ITEM_SCORE_SCALES, LINE_ITEMS,
            LINE_ITEM_LEARNING_OBJECTIVE_IDS, LINE_ITEMS,
            RESULT_SCORE_SCALES, RESULTS,
            RESULT_LEARNING_OBJECTIVE_IDS, RESULTS);

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
        primaryTeachers();
        identifiersThatLookAlike();
        linksAlone();
        goneButUnknown();
        results();
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

    private void primaryTeachers() {
        String primary = "state = 'A' and position('\"primary\":true' in body) > 0";
        tell(
                ENROLLMENTS,
                ProblemCode.SEM_PRIMARY_TEACHER,
                "primary",
                "Only a teacher can be the primary one.",
                """
                select line from staged_enrollments where %s and role = 'student' order by 1""".formatted(primary));
        tell(
                ENROLLMENTS,
                ProblemCode.SEM_PRIMARY_TEACHER,
                "primary",
                "The class has another primary teacher at that time.",
                """
                with p as (
                  select line, class_id, user_id, daterange((b ->> 'beginDate')::date, (b ->> 'endDate')::date) days
                  from staged_enrollments, lateral (select body::jsonb b) j where %s and role = 'teacher')
                select distinct x.line from p x join p o on o.class_id = x.class_id and o.user_id <> x.user_id
                and o.line < x.line and o.days && x.days order by 1""".formatted(primary));
    }

    /** Identifiers are compared letter by letter; most sources write theirs in small letters throughout. */
    private void identifiersThatLookAlike() {
        for (PackageFile file : PackageFile.values()) {
            if (supply.supplied(file)
                    && staged.isTrue(
                            "select exists (select from %s where id <> lower(id))".formatted(Tables.of(file)))) {
                tell(
                        file,
                        ProblemCode.SEM_ID_CASE,
                        "sourcedId",
                        "Another identifier differs in capitals only.",
                        """
                        select line from (
                          select line, row_number() over (partition by lower(id) order by line) n from %s) d
                        where n > 1 order by 1""".formatted(Tables.of(file)));
            }
        }
    }

    private void goneButUnknown() {
        for (RosterKind kind : RosterKind.values()) {
            PackageFile file = Tables.file(kind);
            tell(
                    file,
                    ProblemCode.IMP_UNKNOWN,
                    "status",
                    "There is no such record that could be withdrawn.",
                    """
                    select line from %s x where state = 'G' and not exists (
                      select from roster_index i where i.kind = %d and i.id = x.id and i.active) order by 1""".formatted(Tables.of(file), Tables.number(kind)));
        }
    }

    /** Where the package has the line item too. */
    private void results() {
        String ofItem = " from staged_results x join staged_line_items l on l.id = x.line_item_id and l.state = 'A'"
                + " where x.state = 'A' and ";
        tell(
                RESULTS,
                ProblemCode.SEM_NOT_ENROLLED,
                "studentSourcedId",
                "The person is no student of the class.",
                """
                select x.line %s not exists (select from staged_enrollments e where e.state = 'A'
                  and e.class_id = l.class_id and e.user_id = x.student_id and e.role = 'student')
                and not exists (select from roster_index i where i.kind = 5 and i.facts ->> 'classId' = l.class_id
                  and i.facts ->> 'userId' = x.student_id and i.facts ->> 'role' = 'student') order by 1""".formatted(ofItem));
        tell(
                RESULTS,
                ProblemCode.SEM_SCORE_OUT_OF_RANGE,
                "score",
                "The score is outside the range of the line item.",
                """
                select x.line %s not coalesce((x.body::jsonb ->> 'score')::numeric
                  between (l.body::jsonb ->> 'resultValueMin')::numeric
                  and (l.body::jsonb ->> 'resultValueMax')::numeric, true) order by 1""".formatted(ofItem));
    }

    private void linksAlone() {
        LINKS.forEach((links, owners) -> {
            if (supply.supplied(links) && !supply.supplied(owners)) {
                problems.note(
                        ProblemCode.IMP_LINKS_ALONE,
                        links.fileName(),
                        0,
                        null,
                        "Without " + owners.fileName() + " the file changes nothing.");
            }
        });
    }

    private void tell(PackageFile file, ProblemCode code, @Nullable String column, String message, String lines) {
        if (supply.supplied(file)) {
            staged.lines(lines).forEach(line -> problems.note(code, file.fileName(), line, column, message));
        }
    }
}
