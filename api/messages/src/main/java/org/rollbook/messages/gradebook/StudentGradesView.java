package org.rollbook.messages.gradebook;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A student's grade books, class by class. */
public record StudentGradesView(String studentId, String name, List<ClassGrades> classes) {

    /**
     * @param earned sum of what counts
     * @param possible sum of the maxima of the line items that count
     */
    public record ClassGrades(
            String classId, String title, List<Line> lineItems, BigDecimal earned, BigDecimal possible) {}

    /** @param score null while there is none */
    public record Line(GradeBookView.Item item, @Nullable ScoreCell score) {}
}
