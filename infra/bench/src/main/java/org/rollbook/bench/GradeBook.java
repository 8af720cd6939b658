package org.rollbook.bench;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.rollbook.messages.gradebook.RecordScore;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Version;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Assignments of classes whose terms are under way, and scores for their students. Scores in succession belong to
 * different assignments; when every student has one, the next differs from it.
 */
final class GradeBook {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ROSTERING = "/ims/oneroster/rostering/v1p2";
    private static final String GRADEBOOK = "/ims/oneroster/gradebook/v1p2";

    private final List<List<String>> students = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private GradeBook() {}

    /** Assigns a task to each of so many classes. */
    static GradeBook prepare(District district, HttpLoad vendor, int lineItems) throws SQLException {
        var book = new GradeBook();
        var running = sessionsUnderWay(vendor, book.today.toString());
        for (var schoolClass : objects(vendor, ROSTERING + "/classes?limit=10000")) {
            if (book.classes.size() < lineItems && isUnderWay(schoolClass, running)) {
                var classId = schoolClass.path("sourcedId").asString();
                var of = district.studentsOf(classId);
                if (!of.isEmpty()) {
                    vendor.put(GRADEBOOK + "/lineItems/" + lineItem(book.classes.size()), book.lineItemBody(classId))
                            .block(PATIENCE);
                    book.students.add(of);
                    book.classes.add(classId);
                }
            }
        }
        if (book.classes.isEmpty()) {
            throw new IllegalStateException("no class is in a term that is under way");
        }
        return book;
    }

    static String path(Score score) {
        return GRADEBOOK + "/results/" + score.resultId();
    }

    /** A score as the body of a PUT. */
    record Score(
            String resultId, String lineItemId, String studentId, String classId, BigDecimal score, LocalDate date) {
        String json() {
            return JSON.writeValueAsString(Map.of(
                    "result",
                    Map.of(
                            "lineItem",
                            Map.of("sourcedId", lineItemId),
                            "student",
                            Map.of("sourcedId", studentId),
                            "scoreStatus",
                            "fully graded",
                            "score",
                            score,
                            "scoreDate",
                            date.toString(),
                            "comment",
                            "Well argued; see the notes on the second paragraph.")));
        }

        RecordScore command(String owner) {
            return new RecordScore(
                    "line-item:" + lineItemId,
                    resultId,
                    lineItemId,
                    studentId,
                    null,
                    null,
                    "fully graded",
                    score,
                    null,
                    date,
                    "Well argued; see the notes on the second paragraph.",
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    new Submitter(owner, Version.V1P2, Profile.LENIENT, null),
                    List.of());
        }
    }

    Score score(long number) {
        var index = (int) (number % classes.size());
        var turn = number / classes.size();
        var of = students.get(index);
        var student = (int) (turn % of.size());
        return new Score(
                "bench-result-" + index + "-" + student,
                lineItem(index),
                of.get(student),
                classes.get(index),
                BigDecimal.valueOf((number + turn / of.size()) % 1000, 1),
                today);
    }

    private static String lineItem(int index) {
        return "bench-line-item-" + index;
    }

    private String lineItemBody(String classId) {
        return JSON.writeValueAsString(Map.of(
                "lineItem",
                Map.of(
                        "title",
                        "Reading diary",
                        "assignDate",
                        today + "T00:00:00.000Z",
                        "dueDate",
                        today + "T00:00:00.000Z",
                        "class",
                        Map.of("sourcedId", classId),
                        "resultValueMin",
                        0,
                        "resultValueMax",
                        100)));
    }

    private static Set<String> sessionsUnderWay(HttpLoad vendor, String today) {
        var running = new HashSet<String>();
        for (var session : objects(vendor, ROSTERING + "/academicSessions?limit=100")) {
            if (session.path("startDate").asString().compareTo(today) <= 0
                    && session.path("endDate").asString().compareTo(today) > 0) {
                running.add(session.path("sourcedId").asString());
            }
        }
        return running;
    }

    private static boolean isUnderWay(JsonNode schoolClass, Set<String> running) {
        return schoolClass
                .path("terms")
                .valueStream()
                .anyMatch(term -> running.contains(term.path("sourcedId").asString()));
    }

    private static JsonNode objects(HttpLoad vendor, String path) {
        var page = Objects.requireNonNull(vendor.page(path).block(PATIENCE));
        return JSON.readTree(page.body()).iterator().next();
    }
}
