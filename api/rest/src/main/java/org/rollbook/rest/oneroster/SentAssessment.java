package org.rollbook.rest.oneroster;

import org.rollbook.messages.gradebook.DefineAssessment;
import org.rollbook.messages.gradebook.RecordAssessmentResult;

/** Tests and their results, as sent by vendors. */
final class SentAssessment {
    private SentAssessment() {}

    static DefineAssessment lineItem(Parts parts) {
        var sent = parts.sent();
        String title = parts.title();
        var description = sent.text("description");
        var taught = sent.reference("class", "class");
        var parent = sent.reference("parentAssessmentLineItem", "assessmentLineItem");
        var scale = sent.reference("scoreScale", "scoreScale");
        var lowest = sent.number("resultValueMin");
        var highest = sent.number("resultValueMax");
        var objectives = parts.objectives();
        var metadata = parts.metadata();
        sent.finish();
        return new DefineAssessment(
                DefineAssessment.STREAM + parts.id(),
                parts.id(),
                title,
                description,
                taught,
                parent,
                scale,
                lowest,
                highest,
                objectives,
                metadata,
                parts.by(),
                parts.warnings());
    }

    static RecordAssessmentResult result(Parts parts) {
        var sent = parts.sent();
        String assessment = parts.requiredReference("assessmentLineItem", "assessmentLineItem");
        String student = parts.requiredReference("student", "user", "student");
        var scale = sent.reference("scoreScale", "scoreScale");
        String status = parts.scoreStatus();
        var score = sent.number("score");
        var percentile = sent.number("scorePercentile");
        var scoreDate = parts.scoreDate();
        var comment = sent.text("comment");
        var marks = Marks.of(sent);
        var objectives = parts.reachedObjectives();
        var metadata = parts.metadata();
        sent.finish();
        return new RecordAssessmentResult(
                RecordAssessmentResult.STREAM + parts.id(),
                parts.id(),
                assessment,
                student,
                scale,
                status,
                score,
                marks.textScore(),
                percentile,
                scoreDate,
                comment,
                marks.inProgress(),
                marks.incomplete(),
                marks.late(),
                marks.missing(),
                objectives,
                metadata,
                parts.by(),
                parts.warnings());
    }
}
