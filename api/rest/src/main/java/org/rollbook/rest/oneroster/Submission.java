package org.rollbook.rest.oneroster;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.Warning;
import org.rollbook.messages.gradebook.AssignLineItem;
import org.rollbook.messages.gradebook.DefineCategory;
import org.rollbook.messages.gradebook.DefineScoreScale;
import org.rollbook.messages.gradebook.LearningObjectives;
import org.rollbook.messages.gradebook.LearningObjectives.Objective;
import org.rollbook.messages.gradebook.RecordScore;
import org.rollbook.messages.gradebook.ScoreScaleValue;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.Version;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a vendor puts, turned into a command.
 *
 * @param id from the path
 * @param sent the object in the body
 * @param noticed what was forgiven
 */
record Submission(Collection collection, String id, SentObject sent, Submitter by, List<Warning> noticed) {
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z._\\-/@]{1,255}");
    private static final Pattern EXTENSION = Pattern.compile("ext:[a-zA-Z0-9._-]+");
    private static final Pattern SOURCE = Pattern.compile("/?[a-z0-9]+|ext:[a-zA-Z0-9._-]+");
    private static final Pattern CASE_ID = Pattern.compile(
            "(?:urn:uuid:)?[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Set<String> SCORE_STATES =
            Set.of("exempt", "fully graded", "not submitted", "partially graded", "submitted");
    private static final int LONGEST_TITLE = 4_000;

    static Submission of(Collection collection, String id, ObjectNode object, Submitter by) {
        if (!ID.matcher(id).matches()) {
            throw new Refused(
                    RefusalCode.INVALID_DATA,
                    "A sourcedId has 1 to 255 characters out of letters, digits and . - _ / @");
        }
        var noticed = new ArrayList<Warning>();
        var sent = new SentObject(object, collection.one(), by.version(), by.profile(), noticed);
        return new Submission(collection, id, sent, by, noticed);
    }

    /** The command; for an object whose status says that it is to be deleted, the one that withdraws it. */
    Object command() {
        var bodyId = sent.text("sourcedId");
        if (bodyId != null && !bodyId.equals(id)) {
            throw sent.wrong("sourcedId", "differs from the one in the path");
        }
        sent.time("dateLastModified");
        if (by.strict()) {
            sent.required("sourcedId");
            sent.required("status");
            sent.required("dateLastModified");
        }
        var status = sent.text("status");
        return switch (status == null ? "active" : status) {
            case "active" -> defined();
            case "tobedeleted", "inactive" -> Withdrawals.of(collection, id, by);
            default -> throw sent.wrong("status", "is neither active nor tobedeleted");
        };
    }

    private Object defined() {
        return switch (collection) {
            case CATEGORIES -> category();
            case SCORE_SCALES -> scoreScale();
            case LINE_ITEMS -> lineItem();
            case RESULTS -> result();
            default -> throw new IllegalStateException(collection + " cannot be put");
        };
    }

    private String title() {
        String title = sent.required("title");
        if (title.length() > LONGEST_TITLE) {
            throw sent.wrong("title", "has more than " + LONGEST_TITLE + " characters");
        }
        return title;
    }

    private DefineCategory category() {
        String title = title();
        BigDecimal weight = by.version() == Version.V1P2 ? sent.number("weight") : null;
        var metadata = metadata();
        sent.finish();
        return new DefineCategory(DefineCategory.STREAM + id, id, title, weight, metadata, by, List.copyOf(noticed));
    }

    private DefineScoreScale scoreScale() {
        String title = title();
        String type = sent.required("type");
        var course = sent.reference("course", "course");
        String taught = requiredReference("class", sent.reference("class", "class"));
        var values = new ArrayList<ScoreScaleValue>();
        for (var step : sent.objects("scoreScaleValue")) {
            values.add(new ScoreScaleValue(step.required("itemValueLHS"), step.required("itemValueRHS")));
            step.finish();
        }
        if (values.isEmpty()) {
            throw sent.wrong("scoreScaleValue", "is missing");
        }
        var metadata = metadata();
        sent.finish();
        return new DefineScoreScale(
                DefineScoreScale.STREAM + id,
                id,
                title,
                type,
                null,
                course,
                taught,
                List.copyOf(values),
                metadata,
                by,
                List.copyOf(noticed));
    }

    private AssignLineItem lineItem() {
        boolean v1p2 = by.version() == Version.V1P2;
        String title = title();
        var description = sent.text("description");
        var assignDate = sent.time("assignDate");
        if (assignDate == null) {
            throw sent.wrong("assignDate", "is missing");
        }
        var dueDate = sent.time("dueDate");
        String taught = requiredReference("class", sent.reference("class", "class"));
        var category = sent.reference("category", "category");
        var period = sent.reference("gradingPeriod", "academicSession", "gradingPeriod", "term");
        var session = v1p2 ? sent.reference("academicSession", "academicSession", "gradingPeriod", "term") : null;
        var school = v1p2 ? sent.reference("school", "org", "school") : null;
        var scale = v1p2 ? sent.reference("scoreScale", "scoreScale") : null;
        var lowest = sent.number("resultValueMin");
        var highest = sent.number("resultValueMax");
        var objectives = v1p2 ? objectives() : List.<LearningObjectives>of();
        var metadata = metadata();
        sent.finish();
        return new AssignLineItem(
                AssignLineItem.STREAM + id,
                id,
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
                by,
                List.copyOf(noticed));
    }

    private RecordScore result() {
        boolean v1p2 = by.version() == Version.V1P2;
        String item = requiredReference("lineItem", sent.reference("lineItem", "lineItem"));
        String student = requiredReference("student", sent.reference("student", "user", "student"));
        var taught = v1p2 ? sent.reference("class", "class") : null;
        var scale = v1p2 ? sent.reference("scoreScale", "scoreScale") : null;
        String status = sent.required("scoreStatus");
        if (!SCORE_STATES.contains(status)
                && !(v1p2 && EXTENSION.matcher(status).matches())) {
            throw sent.wrong("scoreStatus", "is none of the values of the standard");
        }
        var score = sent.number("score");
        var scoreDate = sent.date("scoreDate");
        if (scoreDate == null) {
            throw sent.wrong("scoreDate", "is missing");
        }
        var comment = sent.text("comment");
        var metadata = sent.metadata();
        var marks = v1p2 ? Marks.of(sent) : Marks.of(metadata, sent);
        var objectives = v1p2 ? objectives() : List.<LearningObjectives>of();
        sent.finish();
        return new RecordScore(
                AssignLineItem.STREAM + item,
                id,
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
                metadata == null || metadata.isEmpty() ? null : SentBody.metadata(metadata),
                by,
                List.copyOf(noticed));
    }

    private String requiredReference(String property, @Nullable String referenced) {
        if (referenced == null) {
            throw sent.wrong(property, "is missing");
        }
        return referenced;
    }

    private @Nullable String metadata() {
        var metadata = sent.metadata();
        return metadata == null || metadata.isEmpty() ? null : SentBody.metadata(metadata);
    }

    private List<LearningObjectives> objectives() {
        var sets = new ArrayList<LearningObjectives>();
        for (var set : sent.objects("learningObjectiveSet")) {
            String source = set.required("source");
            if (!SOURCE.matcher(source).matches()) {
                throw set.wrong("source", "is no name of a source");
            }
            var objectives = collection == Collection.RESULTS
                    ? set.objects("learningObjectiveResults").stream()
                            .map(Submission::reached)
                            .toList()
                    : set.texts("learningObjectiveIds").stream()
                            .map(objective -> new Objective(objective, null, null))
                            .toList();
            if (objectives.isEmpty()) {
                throw set.wrong("learningObjectives", "are missing");
            }
            if (source.equals("case")
                    && !objectives.stream()
                            .allMatch(one -> CASE_ID.matcher(one.id()).matches())) {
                throw set.wrong("source", "is case, whose objectives have UUIDs");
            }
            set.finish();
            sets.add(new LearningObjectives(source, objectives));
        }
        return List.copyOf(sets);
    }

    private static Objective reached(SentObject sent) {
        var objective =
                new Objective(sent.required("learningObjectiveId"), sent.number("score"), sent.text("textScore"));
        sent.finish();
        return objective;
    }
}
