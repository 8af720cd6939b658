package org.rollbook.command.roster.csv;

import static org.rollbook.command.roster.csv.Column.date;
import static org.rollbook.command.roster.csv.Column.flag;
import static org.rollbook.command.roster.csv.Column.oneOf;
import static org.rollbook.command.roster.csv.Column.ref;
import static org.rollbook.command.roster.csv.Column.text;
import static org.rollbook.messages.oneroster.Version.V1P1;
import static org.rollbook.messages.oneroster.Version.V1P2;

import java.util.List;

/** The columns of the files of the grade book, behind those that every file has. */
final class GradebookColumns {
    static final List<Column> CATEGORIES =
            List.of(text("title").needed(), Column.of("weight", Format.INTEGER).only(V1P2));

    static final List<Column> SCORE_SCALES = List.of(
            text("title").needed(),
            text("type").needed(),
            ref("orgSourcedId", "orgs").needed(),
            ref("courseSourcedId", "courses").needed(),
            ref("classSourcedId", "classes").needed(),
            Column.of("scoreScaleValue", Format.SCALE).needed().as("values"));

    static final List<Column> LINE_ITEMS = List.of(
            text("title").needed(),
            text("description"),
            date("assignDate").needed(),
            date("dueDate").needed(),
            ref("classSourcedId", "classes").needed(),
            ref("categorySourcedId", "categories").needed(),
            ref("gradingPeriodSourcedId", "academicSessions").needed().only(V1P1),
            ref("academicSessionSourcedId", "academicSessions").needed().only(V1P2),
            Column.of("resultValueMin", Format.FLOAT).neededIn11(),
            Column.of("resultValueMax", Format.FLOAT).neededIn11(),
            ref("schoolSourcedId", "orgs").needed().only(V1P2));

    static final List<Column> RESULTS = List.of(
            ref("lineItemSourcedId", "lineItems").needed(),
            ref("studentSourcedId", "users").needed(),
            oneOf("scoreStatus", "exempt", "fully graded", "not submitted", "partially graded", "submitted")
                    .needed(),
            Column.of("score", Format.FLOAT).neededIn11(),
            date("scoreDate").needed(),
            text("comment"),
            text("textScore").only(V1P2),
            ref("classSourcedId", "classes").only(V1P2),
            flag("inProgress").only(V1P2),
            flag("incomplete").only(V1P2),
            flag("late").only(V1P2),
            flag("missing").only(V1P2));

    static final List<Column> LINE_ITEM_SCORE_SCALES = List.of(
            text("title").as(null),
            ref("lineItemSourcedId", "lineItems").needed(),
            ref("scoreScaleSourcedId", "scoreScales").needed());

    static final List<Column> RESULT_SCORE_SCALES = List.of(
            text("title").as(null),
            ref("resultSourcedId", "results").needed(),
            ref("scoreScaleSourcedId", "scoreScales").needed());

    static final List<Column> LINE_ITEM_LEARNING_OBJECTIVE_IDS = List.of(
            ref("lineItemSourcedId", "lineItems").needed(),
            oneOf("source", "case", "unknown").needed(),
            text("learningObjectiveId").needed());

    static final List<Column> RESULT_LEARNING_OBJECTIVE_IDS = List.of(
            ref("resultSourcedId", "results").needed(),
            oneOf("source", "case", "unknown").needed(),
            text("learningObjectiveId").needed(),
            Column.of("score", Format.FLOAT),
            text("textScore"));

    private GradebookColumns() {}
}
