package org.rollbook.query.gradebook;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.gradebook.LineItemWithdrawn;
import org.rollbook.query.oneroster.ObjectWriter;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.oneroster.Target;
import org.rollbook.query.oneroster.Tombstone;
import org.rollbook.query.readmodel.Changes;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.readmodel.Row;

/** Assignments. OneRoster 1.1 wants a grading period and bounds, so there what is missing is filled in. */
public final class LineItemsProjection implements Projection {
    private static final Model LINE_ITEMS = Shapes.LINE_ITEMS.model();
    private static final BigDecimal LOWEST = new BigDecimal("0.0");
    private static final BigDecimal HIGHEST = new BigDecimal("100.0");

    @Override
    public List<Model> models() {
        return List.of(LINE_ITEMS);
    }

    @Override
    public int revision() {
        return 2;
    }

    @Override
    public void on(RecordedEvent entry, Changes changes) {
        switch (entry.event()) {
            case LineItemAssigned item -> changes.put(LINE_ITEMS, row(item, entry));
            case LineItemWithdrawn gone ->
                changes.amend(LINE_ITEMS, gone.lineItemId(), Tombstone.at(entry.recordedAt()));
            default -> {}
        }
    }

    private static Row row(LineItemAssigned item, RecordedEvent entry) {
        var recordedAt = entry.recordedAt();
        var period = item.gradingPeriodId() == null ? item.academicSessionId() : item.gradingPeriodId();
        var out = common(item, recordedAt)
                .reference("school", Target.ORG, item.schoolId())
                .reference("category", Target.CATEGORY, item.categoryId())
                .reference("gradingPeriod", Target.ACADEMIC_SESSION, item.gradingPeriodId())
                .reference("academicSession", Target.ACADEMIC_SESSION, item.academicSessionId())
                .reference("scoreScale", Target.SCORE_SCALE, item.scoreScaleId())
                .number("resultValueMin", item.resultValueMin())
                .number("resultValueMax", item.resultValueMax())
                .objects("learningObjectiveSet", item.learningObjectives(), Objectives::named)
                .hidden("period", period)
                .hidden(Shapes.OWNER, item.owner())
                .hidden(Shapes.VERSION, Long.toString(entry.version()));
        if (item.resultValueMin() == null) {
            out.hiddenNumber("resultValueMin@1.1", LOWEST);
        }
        if (item.resultValueMax() == null) {
            out.hiddenNumber("resultValueMax@1.1", HIGHEST);
        }
        return new Row(
                item.lineItemId(),
                Set.of(item.schoolId()),
                true,
                out.json(),
                written11(item, period, recordedAt).json(),
                out.fields());
    }

    private static ObjectWriter common(LineItemAssigned item, Instant recordedAt) {
        return new ObjectWriter(item.lineItemId(), recordedAt)
                .metadata(item.metadata())
                .text("title", item.title())
                .text("description", item.description())
                .time("assignDate", item.assignDate())
                .time("dueDate", item.dueDate())
                .reference("class", Target.CLASS, item.classId());
    }

    private static ObjectWriter written11(LineItemAssigned item, @Nullable String period, Instant recordedAt) {
        return common(item, recordedAt)
                .reference("category", Target.CATEGORY, item.categoryId())
                .reference("gradingPeriod", Target.ACADEMIC_SESSION, period)
                .number("resultValueMin", item.resultValueMin() == null ? LOWEST : item.resultValueMin())
                .number("resultValueMax", item.resultValueMax() == null ? HIGHEST : item.resultValueMax());
    }
}
