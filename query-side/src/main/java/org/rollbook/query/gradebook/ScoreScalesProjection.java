package org.rollbook.query.gradebook;

import java.util.List;
import java.util.Set;
import org.rollbook.messages.gradebook.ScoreScaleDefined;
import org.rollbook.messages.gradebook.ScoreScaleWithdrawn;
import org.rollbook.query.oneroster.ObjectWriter;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.oneroster.Target;
import org.rollbook.query.oneroster.Tombstone;
import org.rollbook.query.readmodel.Changes;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.readmodel.Row;

/** Scales that map scores to letters. OneRoster 1.1 does not know them. */
public final class ScoreScalesProjection implements Projection {
    private static final Model SCORE_SCALES = Shapes.SCORE_SCALES.model();

    @Override
    public List<Model> models() {
        return List.of(SCORE_SCALES);
    }

    @Override
    public int revision() {
        return 2;
    }

    @Override
    public void on(RecordedEvent entry, Changes changes) {
        switch (entry.event()) {
            case ScoreScaleDefined scale -> changes.put(SCORE_SCALES, row(scale, entry));
            case ScoreScaleWithdrawn gone ->
                changes.amend(SCORE_SCALES, gone.scoreScaleId(), Tombstone.at(entry.recordedAt()));
            default -> {}
        }
    }

    private static Row row(ScoreScaleDefined scale, RecordedEvent entry) {
        var recordedAt = entry.recordedAt();
        var out = new ObjectWriter(scale.scoreScaleId(), recordedAt)
                .metadata(scale.metadata())
                .text("title", scale.title())
                .text("type", scale.type())
                .reference("course", Target.COURSE, scale.courseId())
                .reference("class", Target.CLASS, scale.classId())
                .objects(
                        "scoreScaleValue",
                        scale.values(),
                        (step, value) -> step.text("itemValueLHS", value.lhs()).text("itemValueRHS", value.rhs()))
                .hidden("school", scale.schoolId())
                .hidden(Shapes.OWNER, scale.owner())
                .hidden(Shapes.VERSION, Long.toString(entry.version()));
        var schools = scale.schoolId() == null ? Set.<String>of() : Set.of(scale.schoolId());
        return new Row(scale.scoreScaleId(), schools, true, out.json(), null, out.fields());
    }
}
