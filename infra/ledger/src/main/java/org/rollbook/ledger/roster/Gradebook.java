package org.rollbook.ledger.roster;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.rollbook.command.roster.GradebookRow;
import org.rollbook.command.roster.Staging.Removal;
import org.rollbook.command.roster.csv.Mode;
import org.rollbook.command.roster.csv.PackageFile;

/**
 * The grade book files. What the student information system sent before, and the grade book took, is remembered by a
 * hash of the row, so that a nightly package does not ask for the same again; the memory may be lost at any time.
 */
final class Gradebook {
    private static final Map<PackageFile, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(PackageFile.CATEGORIES, "category");
        KINDS.put(PackageFile.SCORE_SCALES, "score-scale");
        KINDS.put(PackageFile.LINE_ITEMS, "line-item");
        KINDS.put(PackageFile.RESULTS, "result");
    }

    private final StagingConnection staged;
    private final Supply supply;

    Gradebook(StagingConnection staged, Supply supply) {
        this.staged = staged;
        this.supply = supply;
    }

    /** Answers how many rows are as they were. */
    long rows(PackageFile file, int chunk, Function<List<GradebookRow>, CompletionStage<?>> work) {
        if (!supply.supplied(file)) {
            return 0;
        }
        staged.update("drop table if exists pg_temp.gradebook_rows");
        staged.update("""
                create temp table gradebook_rows as
                select x.line, x.id, left(x.body, -1) || %s || '}' as json from %s x %s where x.state = 'A'""".formatted(added(file), Tables.of(file), joined(file)));
        long same = staged.number("select count(*) from gradebook_rows r where " + remembered(file));
        staged.stream(
                """
                select r.line, r.id, exists (select from claim c where c.kind = '%s' and c.key = r.id), r.json
                from gradebook_rows r where not (%s) order by r.line""".formatted(KINDS.get(file), remembered(file)),
                row -> new GradebookRow(
                        Objects.requireNonNull(row.get(0, Long.class)),
                        Objects.requireNonNull(row.get(1, String.class)),
                        Boolean.TRUE.equals(row.get(2, Boolean.class)),
                        Objects.requireNonNull(row.get(3, String.class))),
                row -> row,
                chunk,
                work);
        return same;
    }

    private static String remembered(PackageFile file) {
        return """
                exists (select from sis_row s join claim c on c.kind = 'sis-%1$s' and c.key = s.id
                where s.kind = '%1$s' and s.id = r.id and s.hash = md5(r.json))""".formatted(KINDS.get(file));
    }

    void taken(PackageFile file, Collection<String> refused) {
        if (supply.supplied(file)) {
            staged.update("""
                    insert into sis_row (kind, id, hash) select '%s', r.id, md5(r.json) from gradebook_rows r
                    where r.id <> all ($1) on conflict (kind, id) do update set hash = excluded.hash""".formatted(KINDS.get(file)), (Object) refused.toArray(String[]::new));
        }
    }

    void withdrawals(PackageFile file, int chunk, Function<List<String>, CompletionStage<?>> work) {
        if (supply.complete(file) || supply.mode(file) == Mode.DELTA) {
            staged.stream(
                    "select c.key from claim c where " + gone(file) + " order by c.key",
                    row -> Objects.requireNonNull(row.get(0, String.class)),
                    id -> id,
                    chunk,
                    work);
        }
    }

    private String gone(PackageFile file) {
        String states = supply.complete(file) ? "not exists (%s in ('A', 'R'))" : "exists (%s = 'G')";
        return "c.kind = 'sis-%s' and ".formatted(KINDS.get(file))
                + states.formatted("select from %s s where s.id = c.key and s.state".formatted(Tables.of(file)));
    }

    /** By collection, where there is anything to withdraw. */
    Map<String, Removal> removals() {
        Map<String, Removal> removals = new LinkedHashMap<>();
        KINDS.forEach((file, kind) -> {
            if (supply.complete(file) || supply.mode(file) == Mode.DELTA) {
                long gone = staged.number("select count(*) from claim c where " + gone(file));
                if (gone > 0) {
                    long all = staged.number("select count(*) from claim where kind = $1", "sis-" + kind);
                    removals.put(file.stem(), new Removal(all, gone));
                }
            }
        });
        return removals;
    }

    private static String added(PackageFile file) {
        return switch (file) {
            case SCORE_SCALES -> """
                ',"orgId":' || json_id(x.org_id) || ',"courseId":' || json_id(x.course_id)
                || ',"classId":' || json_id(x.class_id)""";
            case LINE_ITEMS -> """
                ',"classId":' || json_id(x.class_id) || ',"schoolId":' || json_id(x.school_id)
                || ',"categoryId":' || json_id(x.category_id) || ',"gradingPeriodId":' || json_id(x.grading_period_id)
                || ',"academicSessionId":' || json_id(x.academic_session_id)
                || ',"scoreScaleId":' || json_id(l.scale) || ',"learningObjectives":' || coalesce(o.list, '[]')""";
            case RESULTS -> """
                ',"lineItemId":' || json_id(x.line_item_id) || ',"studentId":' || json_id(x.student_id)
                || ',"classId":' || json_id(x.class_id)
                || ',"scoreScaleId":' || json_id(l.scale) || ',"learningObjectives":' || coalesce(o.list, '[]')""";
            default -> "''";
        };
    }

    private String joined(PackageFile file) {
        return switch (file) {
            case LINE_ITEMS ->
                scale(PackageFile.LINE_ITEM_SCORE_SCALES, "line_item", "gradebook.line-item-assigned", "lineItemId")
                        + objectives(
                                PackageFile.LINE_ITEM_LEARNING_OBJECTIVE_IDS,
                                "line_item",
                                "gradebook.line-item-assigned",
                                "lineItemId");
            case RESULTS ->
                scale(PackageFile.RESULT_SCORE_SCALES, "result", "gradebook.score-recorded", "resultId")
                        + objectives(
                                PackageFile.RESULT_LEARNING_OBJECTIVE_IDS,
                                "result",
                                "gradebook.score-recorded",
                                "resultId");
            default -> "";
        };
    }

    /** The scale of a link file, the first by identifier; without the file the one that the ledger last heard of. */
    private String scale(PackageFile links, String owner, String event, String id) {
        return supply.supplied(links)
                ? """
                  left join (select distinct on (%2$s_id) %2$s_id as owner, score_scale_id as scale from %1$s
                  where state = 'A' order by %2$s_id, id) l on l.owner = x.id
                  """.formatted(Tables.of(links), owner)
                : last("p ->> 'scoreScaleId' as scale", "l", owner, event, id);
    }

    private String objectives(PackageFile links, String owner, String event, String id) {
        return supply.supplied(links)
                ? """
                  left join (select owner, '[' || string_agg('{"source":' || source || ',"objectives":[' || list || ']}',
                    ',' order by source) || ']' as list from (
                      select %2$s_id as owner, (b -> 'source')::text as source, string_agg(json_build_object(
                        'id', b -> 'learningObjectiveId', 'score', b -> 'score', 'textScore', b -> 'textScore')::text,
                        ',' order by id) as list
                      from %1$s, lateral (select body::jsonb b) j where state = 'A' group by 1, 2) g group by owner) o
                  on o.owner = x.id
                  """.formatted(Tables.of(links), owner)
                : last("(p -> 'learningObjectives')::text as list", "o", owner, event, id);
    }

    private static String last(String value, String alias, String owner, String event, String id) {
        String stream = owner.equals("result") ? "x.line_item_id" : "x.id";
        return """
                left join lateral (select %1$s from entry e, lateral (select e.payload::jsonb p) j
                  where e.stream = 'line-item:' || %2$s and e.name = '%3$s' and p ->> '%4$s' = x.id
                  order by e.version desc limit 1) %5$s on true
                """.formatted(value, stream, event, id, alias);
    }
}
