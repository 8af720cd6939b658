package org.rollbook.messages.gradebook;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class's grade book: students by line items, with a cell where there is a score. */
public record GradeBookView(
        String classId, String title, List<Student> students, List<Item> lineItems, List<ScoreCell> cells) {

    /** @param enrolled false for a student who has left and whose scores are still there */
    public record Student(String id, String name, boolean enrolled) {}

    /**
     * @param title as it was sent
     * @param shownTitle cut to what the grade book can show
     * @param category title of the category; null when it is not filed under one
     */
    public record Item(
            String id,
            String title,
            String shownTitle,
            @Nullable String category,
            String assignDate,
            String dueDate,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            ScoreSource source) {}
}
