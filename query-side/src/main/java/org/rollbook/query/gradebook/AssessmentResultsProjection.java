package org.rollbook.query.gradebook;

import java.util.List;
import java.util.Set;
import org.rollbook.messages.gradebook.AssessmentResultRecorded;
import org.rollbook.messages.gradebook.AssessmentResultWithdrawn;
import org.rollbook.messages.gradebook.AssessmentWithdrawn;
import org.rollbook.query.oneroster.ObjectWriter;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.oneroster.Target;
import org.rollbook.query.oneroster.Tombstone;
import org.rollbook.query.readmodel.Changes;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.readmodel.Row;

/** What students reached in tests. */
public final class AssessmentResultsProjection implements Projection {
    private static final Model ASSESSMENT_RESULTS = Shapes.ASSESSMENT_RESULTS.model();

    @Override
    public List<Model> models() {
        return List.of(ASSESSMENT_RESULTS);
    }

    @Override
    public int revision() {
        return 2;
    }

    @Override
    public void on(RecordedEvent entry, Changes changes) {
        var tombstone = Tombstone.at(entry.recordedAt());
        switch (entry.event()) {
            case AssessmentResultRecorded result -> changes.put(ASSESSMENT_RESULTS, row(result, entry));
            case AssessmentResultWithdrawn gone -> changes.amend(ASSESSMENT_RESULTS, gone.resultId(), tombstone);
            case AssessmentWithdrawn gone ->
                gone.resultIds().forEach(id -> changes.amend(ASSESSMENT_RESULTS, id, tombstone));
            default -> {}
        }
    }

    private static Row row(AssessmentResultRecorded result, RecordedEvent entry) {
        var recordedAt = entry.recordedAt();
        var out = new ObjectWriter(result.resultId(), recordedAt)
                .metadata(result.metadata())
                .reference("assessmentLineItem", Target.ASSESSMENT_LINE_ITEM, result.assessmentId())
                .reference("student", Target.USER, result.studentId())
                .number("score", result.score())
                .text("textScore", result.textScore())
                .date("scoreDate", result.scoreDate())
                .reference("scoreScale", Target.SCORE_SCALE, result.scoreScaleId())
                .number("scorePercentile", result.scorePercentile())
                .text("scoreStatus", result.scoreStatus())
                .text("comment", result.comment())
                .objects("learningObjectiveSet", result.learningObjectives(), Objectives::reached)
                .flag("inProgress", result.inProgress())
                .flag("incomplete", result.incomplete())
                .flag("late", result.late())
                .flag("missing", result.missing())
                .hidden(Shapes.SPANS, result.scoreScaleId() == null ? null : "true")
                .hidden(Shapes.OWNER, result.owner())
                .hidden(Shapes.VERSION, Long.toString(entry.version()));
        return new Row(result.resultId(), Set.copyOf(result.schoolIds()), true, out.json(), null, out.fields());
    }
}
