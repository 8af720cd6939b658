package org.rollbook.ledger.roster;

import static org.rollbook.command.roster.csv.PackageFile.ACADEMIC_SESSIONS;
import static org.rollbook.command.roster.csv.PackageFile.CLASSES;
import static org.rollbook.command.roster.csv.PackageFile.ORGS;
import static org.rollbook.command.roster.csv.PackageFile.USER_PROFILES;

import java.util.List;
import java.util.Map;
import org.rollbook.command.roster.csv.Mode;
import org.rollbook.command.roster.csv.PackageFile;
import org.rollbook.command.roster.csv.PackageFile.Reference;
import org.rollbook.command.roster.csv.ProblemCode;
import org.rollbook.command.roster.csv.Problems;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.roster.RosterKind;

/**
 * Every identifier once per file, every reference to something that is there. Files are taken in their order, so that
 * a row that needs a refused one is refused too.
 */
final class References {
    private static final Map<PackageFile, String> CLAIMS = Map.of(
            PackageFile.CATEGORIES, "category",
            PackageFile.SCORE_SCALES, "score-scale",
            PackageFile.LINE_ITEMS, "line-item",
            PackageFile.RESULTS, "result");

    private final StagingConnection staged;
    private final Supply supply;
    private final Problems problems;

    References(StagingConnection staged, Supply supply, Problems problems) {
        this.staged = staged;
        this.supply = supply;
        this.problems = problems;
    }

    void check() {
        for (PackageFile file : PackageFile.values()) {
            if (!supply.supplied(file)) {
                continue;
            }
            duplicates(file);
            if (file == CLASSES) {
                termsFromCourse();
            }
            for (Reference reference : file.references()) {
                check(file, reference);
            }
            if (file == ORGS || file == ACADEMIC_SESSIONS) {
                cycles(file);
            }
        }
    }

    private void duplicates(PackageFile file) {
        String table = Tables.of(file);
        if (staged.isTrue("select count(*) = count(distinct id) from " + table)) {
            return;
        }
        List<Long> lines = staged.lines("""
                delete from %1$s s using (
                  select line, row_number() over (partition by id order by line) n from %1$s) d
                where s.line = d.line and d.n > 1 returning s.line""".formatted(table));
        tell(lines, ProblemCode.REF_DUPLICATE_ID, file, "sourcedId", "The identifier stands in an earlier row.");
    }

    /** A class without terms lasts as long as the school year of its course, where the course has one. */
    private void termsFromCourse() {
        staged.update("""
                update staged_classes c set term_ids = array[o.school_year_id] from staged_courses o
                where o.id = c.course_id and c.state = 'A' and c.term_ids is null and o.school_year_id is not null""");
        List<Long> lines = staged.lines(
                "update staged_classes set state = 'R' where state = 'A' and term_ids is null returning line");
        tell(lines, ProblemCode.ROW_REQUIRED, CLASSES, "termSourcedIds", "The class has no term, nor has its course.");
    }

    private void check(PackageFile file, Reference reference) {
        PackageFile target = reference.target();
        String table = Tables.of(file);
        String column = reference.stagedColumn();
        if (supply.mode(file) == Mode.BULK
                && !supply.supplied(target)
                && staged.isTrue("select exists (select from %s where state = 'A' and %s is not null)"
                        .formatted(table, column))) {
            problems.note(
                    ProblemCode.REF_FILE_MISSING,
                    file.fileName(),
                    0,
                    reference.column(),
                    "The package has no " + target.fileName() + ".");
            if (problems.profile() == Profile.STRICT) {
                return;
            }
        }
        if (target == USER_PROFILES && !supply.complete(target)) {
            return;
        }
        if (reference.list()) {
            elements(file, reference);
        } else {
            single(file, reference);
        }
    }

    private void single(PackageFile file, Reference reference) {
        String change = reference.required() ? "state = 'R'" : reference.stagedColumn() + " = null";
        List<Long> lines = staged.lines("""
                update %s x set %s where x.state = 'A' and x.%s is not null and not (%s) returning x.line""".formatted(
                        Tables.of(file),
                        change,
                        reference.stagedColumn(),
                        exists(reference.target(), "x." + reference.stagedColumn())));
        missing(lines, file, reference);
    }

    private void elements(PackageFile file, Reference reference) {
        String table = Tables.of(file);
        String column = reference.stagedColumn();
        String exists = exists(reference.target(), "e.id");
        List<Long> lines = staged.lines("""
                select distinct x.line from %s x, unnest(x.%s) e (id) where x.state = 'A' and not (%s) order by 1""".formatted(table, column, exists));
        if (lines.isEmpty()) {
            return;
        }
        String change = reference.required()
                ? "state = 'R'"
                : "%1$s = (select array_agg(e.id) from unnest(x.%1$s) e (id) where %2$s)".formatted(column, exists);
        staged.update("update %s x set %s where x.line = any ($1) and x.state = 'A'".formatted(table, change), (Object)
                lines.toArray(Long[]::new));
        missing(lines, file, reference);
    }

    /** A condition: the target has an active record with this id, in the package or in what stays of the roster. */
    private String exists(PackageFile target, String id) {
        String inPackage =
                "exists (select from %s t where t.id = %s and t.state = 'A')".formatted(Tables.of(target), id);
        String inRoster = inRoster(target, id);
        return switch (supply.mode(target)) {
            case BULK -> inPackage;
            case ABSENT -> inRoster;
            case DELTA ->
                "%s or %s and not exists (select from %s t where t.id = %s and t.state = 'G')"
                        .formatted(inPackage, inRoster, Tables.of(target), id);
        };
    }

    private static String inRoster(PackageFile target, String id) {
        return Tables.kind(target)
                .map(RosterKind.class::cast)
                .map(kind -> "exists (select from roster_index i where i.kind = %d and i.id = %s and i.active)"
                        .formatted(Tables.number(kind), id))
                .orElseGet(() -> "exists (select from claim c where c.kind = '%s' and c.key = %s)"
                        .formatted(CLAIMS.getOrDefault(target, ""), id));
    }

    private void missing(List<Long> lines, PackageFile file, Reference reference) {
        String message = "There is no record of " + reference.target().fileName() + " with this identifier.";
        for (Long line : lines) {
            if (reference.required()) {
                problems.note(ProblemCode.REF_RECORD_MISSING, file.fileName(), line, reference.column(), message);
            } else {
                problems.forgive(ProblemCode.REF_RECORD_MISSING, file.fileName(), line, reference.column(), message);
            }
        }
    }

    /** Nothing is its own ancestor. */
    private void cycles(PackageFile file) {
        List<Long> lines = staged.lines("""
                with recursive up (line, id, at) as (
                  select line, id, parent_id from %1$s where state = 'A' and parent_id is not null
                  union
                  select u.line, u.id, p.parent_id from up u join %1$s p on p.id = u.at and p.state = 'A'
                  where p.parent_id is not null and u.at <> u.id)
                update %1$s s set state = 'R' from (select distinct line from up where at = id) c
                where s.line = c.line and s.state = 'A' returning s.line""".formatted(Tables.of(file)));
        tell(lines, ProblemCode.SEM_CYCLE, file, "parentSourcedId", "The record is its own ancestor.");
    }

    private void tell(List<Long> lines, ProblemCode code, PackageFile file, String column, String message) {
        lines.stream().sorted().forEach(line -> problems.note(code, file.fileName(), line, column, message));
    }
}
