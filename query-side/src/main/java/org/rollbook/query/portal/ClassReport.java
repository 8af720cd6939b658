package org.rollbook.query.portal;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.gradebook.GradeBookView.Item;
import org.rollbook.messages.gradebook.StudentGradesView.ClassGrades;
import org.rollbook.messages.gradebook.StudentGradesView.Line;
import tools.jackson.databind.JsonNode;

/** What a student has reached in a class, with points summed up as far as they count. */
final class ClassReport {
    private ClassReport() {}

    static ClassGrades of(String classId, @Nullable JsonNode taught, List<Item> items, List<Owned> results) {
        var lines = items.stream().map(item -> line(item, results)).toList();
        return new ClassGrades(
                classId,
                taught == null ? "" : taught.path("title").asString(""),
                lines,
                lines.stream().map(ClassReport::earned).reduce(BigDecimal.ZERO, BigDecimal::add),
                lines.stream().map(ClassReport::possible).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static Line line(Item item, List<Owned> results) {
        return new Line(
                item,
                results.stream()
                        .filter(result -> result.reference("lineItem").equals(item.id()))
                        .findFirst()
                        .map(GradeBookParts::cell)
                        .orElse(null));
    }

    private static BigDecimal earned(Line line) {
        var cell = line.score();
        return cell == null || cell.counted() == null || line.item().maximum() == null
                ? BigDecimal.ZERO
                : cell.counted();
    }

    private static BigDecimal possible(Line line) {
        var cell = line.score();
        var maximum = line.item().maximum();
        return cell == null || cell.counted() == null || maximum == null ? BigDecimal.ZERO : maximum;
    }
}
