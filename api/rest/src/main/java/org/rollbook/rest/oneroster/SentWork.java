package org.rollbook.rest.oneroster;

import java.util.List;
import java.util.Objects;
import org.rollbook.messages.gradebook.AssignLineItem;
import org.rollbook.messages.gradebook.LearningObjectives;
import org.rollbook.messages.gradebook.PostedGrade;
import org.rollbook.messages.gradebook.RecordScore;

/** Assignments and their results, as sent by vendors. */
final class SentWork {
    private SentWork() {}

    static AssignLineItem lineItem(Parts parts) {
        var sent = parts.sent();
        boolean v1p2 = parts.v1p2();
        String title = parts.title();
        var description = sent.text("description");
        var assignDate = sent.time("assignDate");
        if (assignDate == null) {
            throw sent.wrong("assignDate", "is missing");
        }
        var dueDate = sent.time("dueDate");
        String taught = parts.requiredReference("class", "class");
        var category = sent.reference("category", "category");
        var period = sent.reference("gradingPeriod", "academicSession", "gradingPeriod", "term");
        var session = v1p2 ? sent.reference("academicSession", "academicSession", "gradingPeriod", "term") : null;
        var school = v1p2 ? parts.reference("school", "org", "school") : null;
        var scale = v1p2 ? sent.reference("scoreScale", "scoreScale") : null;
        var lowest = sent.number("resultValueMin");
        var highest = sent.number("resultValueMax");
        var objectives = v1p2 ? parts.objectives() : List.<LearningObjectives>of();
        var metadata = parts.metadata();
        sent.finish();
        if (!v1p2) {
            parts.demand("gradingPeriod", period);
            parts.demand("resultValueMin", lowest);
            parts.demand("resultValueMax", highest);
        } else if (!parts.given().containsKey("class")) {
            parts.demand("school", school);
        }
        return new AssignLineItem(
                AssignLineItem.STREAM + parts.id(),
                parts.id(),
                title,
                description,
                assignDate,
                dueDate,
                taught,
                school,
                category,
                period,
                session,
                scale,
                lowest,
                highest,
                objectives,
                metadata,
                parts.by(),
                parts.warnings());
    }

    /** Grades that are posted to a class and a session need not name a line item, unless the profile is strict. */
    private static String gradedItem(Parts parts) {
        var taught = parts.given().get("class");
        var session = parts.given().get("academicSession");
        if (parts.by().strict() || taught == null || session == null) {
            return parts.requiredReference("lineItem", "lineItem");
        }
        return Objects.requireNonNullElseGet(
                parts.reference("lineItem", "lineItem"), () -> PostedGrade.lineItemId(taught, session));
    }

    static RecordScore result(Parts parts) {
        var sent = parts.sent();
        boolean v1p2 = parts.v1p2();
        String item = gradedItem(parts);
        String student = parts.requiredReference("student", "user", "student");
        var taught = v1p2 ? parts.reference("class", "class") : null;
        var scale = v1p2 ? sent.reference("scoreScale", "scoreScale") : null;
        String status = parts.scoreStatus();
        var score = sent.number("score");
        var scoreDate = parts.scoreDate();
        var comment = sent.text("comment");
        var metadata = sent.metadata();
        var marks = v1p2 ? Marks.of(sent) : Marks.of(metadata, sent);
        var objectives = v1p2 ? parts.reachedObjectives() : List.<LearningObjectives>of();
        sent.finish();
        if (!v1p2) {
            parts.demand("score", score);
        }
        return new RecordScore(
                AssignLineItem.STREAM + item,
                parts.id(),
                item,
                student,
                taught,
                scale,
                status,
                score,
                marks.textScore(),
                scoreDate,
                comment,
                marks.inProgress(),
                marks.incomplete(),
                marks.late(),
                marks.missing(),
                objectives,
                parts.metadata(),
                parts.by(),
                parts.warnings());
    }
}
