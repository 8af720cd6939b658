package org.rollbook.query.portal;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.gradebook.GradeBookView.Item;
import org.rollbook.messages.gradebook.GradeBookView.Student;
import org.rollbook.messages.gradebook.ScoreCell;
import tools.jackson.databind.JsonNode;

/** Turns stored objects into what the grade book shows of them. */
final class GradeBookParts {
    private GradeBookParts() {}

    static String name(JsonNode person) {
        return (person.path("givenName").asString("") + " "
                        + person.path("familyName").asString(""))
                .strip();
    }

    /** Students stand in the order of their family names. */
    static String order(JsonNode person) {
        return person.path("familyName").asString("") + " "
                + person.path("givenName").asString("");
    }

    static Student student(JsonNode person, boolean enrolled) {
        return new Student(person.path("sourcedId").asString(), name(person), enrolled);
    }

    static Item item(Owned lineItem, Map<String, JsonNode> categories, int titleLimit) {
        var object = lineItem.object();
        var title = object.path("title").asString();
        var category = categories.get(lineItem.reference("category"));
        return new Item(
                lineItem.id(),
                title,
                shown(title, titleLimit),
                category == null ? null : category.path("title").asString(),
                object.path("assignDate").asString(),
                object.path("dueDate").asString(),
                number(object, "resultValueMin"),
                number(object, "resultValueMax"),
                lineItem.source());
    }

    static ScoreCell cell(Owned result) {
        var object = result.object();
        var flag = ScoreFlag.of(object);
        var score = number(object, "score");
        return new ScoreCell(
                result.id(),
                result.reference("lineItem"),
                result.reference("student"),
                object.path("scoreStatus").asString(),
                score,
                text(object, "textScore"),
                flag == null ? null : flag.name(),
                ScoreFlag.counted(flag, score),
                object.path("scoreDate").asString(),
                text(object, "comment"),
                result.source());
    }

    /** A long title is cut between characters, with a sign that there is more. */
    private static String shown(String title, int limit) {
        return title.codePointCount(0, title.length()) <= limit
                ? title
                : title.substring(0, title.offsetByCodePoints(0, limit - 1)) + "…";
    }

    private static @Nullable String text(JsonNode object, String name) {
        return object.has(name) ? object.path(name).asString() : null;
    }

    private static @Nullable BigDecimal number(JsonNode object, String name) {
        return object.path(name).isNumber() ? object.path(name).decimalValue() : null;
    }
}
