package org.rollbook.query.gradebook;

import java.util.List;
import java.util.Set;
import org.rollbook.messages.gradebook.AssessmentDefined;
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

/** Tests and their parts, in a store beside the grade book. OneRoster 1.1 does not know them. */
public final class AssessmentLineItemsProjection implements Projection {
    private static final Model ASSESSMENT_LINE_ITEMS = Shapes.ASSESSMENT_LINE_ITEMS.model();

    @Override
    public List<Model> models() {
        return List.of(ASSESSMENT_LINE_ITEMS);
    }

    @Override
    public int revision() {
        return 2;
    }

    @Override
    public void on(RecordedEvent entry, Changes changes) {
        switch (entry.event()) {
            case AssessmentDefined assessment -> changes.put(ASSESSMENT_LINE_ITEMS, row(assessment, entry));
            case AssessmentWithdrawn gone ->
                changes.amend(ASSESSMENT_LINE_ITEMS, gone.assessmentId(), Tombstone.at(entry.recordedAt()));
            default -> {}
        }
    }

    private static Row row(AssessmentDefined assessment, RecordedEvent entry) {
        var recordedAt = entry.recordedAt();
        boolean spans = assessment.parentId() != null || assessment.scoreScaleId() != null;
        var out = new ObjectWriter(assessment.assessmentId(), recordedAt)
                .metadata(assessment.metadata())
                .text("title", assessment.title())
                .text("description", assessment.description())
                .reference("class", Target.CLASS, assessment.classId())
                .reference("parentAssessmentLineItem", Target.ASSESSMENT_LINE_ITEM, assessment.parentId())
                .reference("scoreScale", Target.SCORE_SCALE, assessment.scoreScaleId())
                .number("resultValueMin", assessment.resultValueMin())
                .number("resultValueMax", assessment.resultValueMax())
                .objects("learningObjectiveSet", assessment.learningObjectives(), Objectives::named)
                .hidden(Shapes.SPANS, spans ? "true" : null)
                .hidden(Shapes.OWNER, assessment.owner())
                .hidden(Shapes.VERSION, Long.toString(entry.version()));
        var schools = assessment.schoolId() == null ? null : Set.of(assessment.schoolId());
        return new Row(assessment.assessmentId(), schools, true, out.json(), null, out.fields());
    }
}
