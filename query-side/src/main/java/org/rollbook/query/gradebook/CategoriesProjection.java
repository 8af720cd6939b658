package org.rollbook.query.gradebook;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.gradebook.CategoryDefined;
import org.rollbook.messages.gradebook.CategoryWithdrawn;
import org.rollbook.query.oneroster.ObjectWriter;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.oneroster.Tombstone;
import org.rollbook.query.readmodel.Changes;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.readmodel.Row;

/** Kinds of assignments. They belong to no school: any class can use them. */
public final class CategoriesProjection implements Projection {
    private static final Model CATEGORIES = Shapes.CATEGORIES.model();

    @Override
    public List<Model> models() {
        return List.of(CATEGORIES);
    }

    @Override
    public int revision() {
        return 2;
    }

    @Override
    public void on(RecordedEvent entry, Changes changes) {
        switch (entry.event()) {
            case CategoryDefined category -> changes.put(CATEGORIES, row(category, entry));
            case CategoryWithdrawn gone ->
                changes.amend(CATEGORIES, gone.categoryId(), Tombstone.at(entry.recordedAt()));
            default -> {}
        }
    }

    private static Row row(CategoryDefined category, RecordedEvent entry) {
        var recordedAt = entry.recordedAt();
        var out = written(category, category.weight(), recordedAt)
                .hidden(Shapes.OWNER, category.owner())
                .hidden(Shapes.VERSION, Long.toString(entry.version()));
        return new Row(
                category.categoryId(),
                null,
                true,
                out.json(),
                category.weight() == null
                        ? null
                        : written(category, null, recordedAt).json(),
                out.fields());
    }

    private static ObjectWriter written(CategoryDefined category, @Nullable BigDecimal weight, Instant recordedAt) {
        return new ObjectWriter(category.categoryId(), recordedAt)
                .metadata(category.metadata())
                .text("title", category.title())
                .number("weight", weight);
    }
}
