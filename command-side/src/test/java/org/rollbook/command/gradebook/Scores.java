package org.rollbook.command.gradebook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.rollbook.messages.gradebook.RecordScore;
import org.rollbook.messages.gradebook.ScoreRecorded;
import org.rollbook.messages.gradebook.Submitter;

/** Commands about results of the line item {@code li}, changed part by part. */
record Scores(
        String resultId,
        String student,
        String classId,
        String scale,
        String status,
        String score,
        String mark,
        String day,
        Submitter by) {
    static Scores of(String student) {
        return new Scores(
                "re-" + student, student, null, null, "fully graded", "92.5", null, "2026-09-19", Assignments.LENIENT);
    }

    Scores as(String id) {
        return new Scores(id, student, classId, scale, status, score, mark, day, by);
    }

    Scores to(String other) {
        return new Scores(resultId, other, classId, scale, status, score, mark, day, by);
    }

    Scores in(String other) {
        return new Scores(resultId, student, other, scale, status, score, mark, day, by);
    }

    Scores scaled(String other) {
        return new Scores(resultId, student, classId, other, status, score, mark, day, by);
    }

    Scores saying(String score, String mark) {
        return new Scores(resultId, student, classId, scale, status, score, mark, day, by);
    }

    Scores on(String other) {
        return new Scores(resultId, student, classId, scale, status, score, mark, other, by);
    }

    Scores by(Submitter other) {
        return new Scores(resultId, student, classId, scale, status, score, mark, day, other);
    }

    RecordScore command() {
        return new RecordScore(
                "line-item:li",
                resultId,
                "li",
                student,
                classId,
                scale,
                status,
                score == null ? null : new BigDecimal(score),
                mark,
                LocalDate.parse(day),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                by,
                List.of());
    }

    ScoreRecorded event() {
        return new ScoreRecorded(
                resultId,
                "li",
                student,
                "algebra",
                "north",
                scale,
                status,
                score == null ? null : new BigDecimal(score),
                mark,
                LocalDate.parse(day),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                by.owner());
    }
}
