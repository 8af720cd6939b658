package org.rollbook.query.gradebook;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.gradebook.LineItemWithdrawn;
import org.rollbook.messages.gradebook.ScoreRecorded;
import org.rollbook.messages.gradebook.ScoreWithdrawn;
import org.rollbook.query.oneroster.ObjectWriter;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.oneroster.Target;
import org.rollbook.query.oneroster.Tombstone;
import org.rollbook.query.readmodel.Changes;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.readmodel.Row;

/**
 * Scores. What OneRoster 1.1 has no field for goes into its metadata, so that nothing is lost; a score that is missing
 * is never invented, but for work that is marked as missing, which counts as zero.
 */
public final class ResultsProjection implements Projection {
    private static final Model RESULTS = Shapes.RESULTS.model();
    private static final BigDecimal NOTHING = new BigDecimal("0.0");

    @Override
    public List<Model> models() {
        return List.of(RESULTS);
    }

    @Override
    public int revision() {
        return 2;
    }

    @Override
    public void on(RecordedEvent entry, Changes changes) {
        var tombstone = Tombstone.at(entry.recordedAt());
        switch (entry.event()) {
            case ScoreRecorded score -> changes.put(RESULTS, row(score, entry));
            case ScoreWithdrawn gone -> changes.amend(RESULTS, gone.resultId(), tombstone);
            case LineItemWithdrawn gone -> gone.resultIds().forEach(id -> changes.amend(RESULTS, id, tombstone));
            default -> {}
        }
    }

    private static Row row(ScoreRecorded score, RecordedEvent entry) {
        var recordedAt = entry.recordedAt();
        boolean known = !score.scoreStatus().startsWith("ext:");
        String status11 = known ? score.scoreStatus() : score.score() == null ? "submitted" : "fully graded";
        boolean zero = score.score() == null
                && score.scoreStatus().equals("not submitted")
                && Boolean.TRUE.equals(score.missing());
        var out = written(score, recordedAt)
                .hidden(Shapes.OWNER, score.owner())
                .hidden(Shapes.VERSION, Long.toString(entry.version()));
        out.hidden("scoreStatus~@1.1", known ? null : status11);
        if (zero) {
            out.hiddenNumber("score@1.1", NOTHING);
        }
        var of11 = common(score, recordedAt, status11, zero ? NOTHING : score.score());
        var more = more(score);
        of11.metadata(score.metadata(), more);
        if (!more.isEmpty()) {
            out.having("metadata");
        }
        return new Row(score.resultId(), Set.of(score.schoolId()), true, out.json(), of11.json(), out.fields());
    }

    private static ObjectWriter common(
            ScoreRecorded score, Instant recordedAt, String status, @Nullable BigDecimal value) {
        return new ObjectWriter(score.resultId(), recordedAt)
                .reference("lineItem", Target.LINE_ITEM, score.lineItemId())
                .reference("student", Target.USER, score.studentId())
                .text("scoreStatus", status)
                .number("score", value)
                .date("scoreDate", score.scoreDate())
                .text("comment", score.comment());
    }

    private static ObjectWriter written(ScoreRecorded score, Instant recordedAt) {
        return common(score, recordedAt, score.scoreStatus(), score.score())
                .metadata(score.metadata())
                .reference("class", Target.CLASS, score.classId())
                .reference("scoreScale", Target.SCORE_SCALE, score.scoreScaleId())
                .text("textScore", score.textScore())
                .objects("learningObjectiveSet", score.learningObjectives(), Objectives::reached)
                .flag("inProgress", score.inProgress())
                .flag("incomplete", score.incomplete())
                .flag("late", score.late())
                .flag("missing", score.missing());
    }

    private static Map<String, String> more(ScoreRecorded score) {
        var more = new LinkedHashMap<String, String>();
        add(more, "textScore", score.textScore());
        add(more, "inProgress", score.inProgress());
        add(more, "incomplete", score.incomplete());
        add(more, "late", score.late());
        add(more, "missing", score.missing());
        return more;
    }

    private static void add(Map<String, String> more, String name, @Nullable Object value) {
        if (value != null) {
            more.put(name, value.toString());
        }
    }
}
