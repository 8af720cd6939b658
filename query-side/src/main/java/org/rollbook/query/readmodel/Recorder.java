package org.rollbook.query.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects what projections do because of entries, to be folded later. */
final class Recorder implements Changes {
    private final List<Operation> operations = new ArrayList<>();
    private long position;

    /** @param change makes the new row of the old; either may be null for none */
    record Operation(long position, Model model, String id, Change change) {}

    @FunctionalInterface
    interface Change {
        @Nullable Row of(@Nullable Row before);
    }

    static List<Operation> record(List<RecordedEvent> entries, List<Projection> projections) {
        var recorder = new Recorder();
        for (var entry : entries) {
            recorder.position = entry.position();
            for (var projection : projections) projection.on(entry, recorder);
        }
        return recorder.operations;
    }

    @Override
    public void put(Model model, Row row) {
        Row kept = IndexValues.of(model, row);
        add(model, kept.id(), before -> kept);
    }

    @Override
    public void amend(Model model, String id, UnaryOperator<Row> change) {
        add(model, id, before -> before == null ? null : IndexValues.of(model, change.apply(before)));
    }

    @Override
    public void end(Model model, String id) {
        add(model, id, before -> null);
    }

    private void add(Model model, String id, Change change) {
        operations.add(new Operation(position, model, id, change));
    }
}
