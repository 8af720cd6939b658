package org.rollbook.query.readmodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Batch.Evolution;
import org.rollbook.query.readmodel.Batch.ModelChanges;
import org.rollbook.query.readmodel.Batch.Tally;
import org.rollbook.query.readmodel.Recorder.Operation;

/**
 * Folds the changes that a batch makes to one model into versions. What one entry does to an object counts as one
 * change; a change that leaves the object as it is makes no version.
 */
final class Fold {
    private final Model model;
    private final Map<String, Version> stored;
    private final Map<String, Growing> objects = new LinkedHashMap<>();
    private final Map<String, @Nullable Row> entry = new LinkedHashMap<>();
    private long position = -1;
    private long changedAt = -1;

    private Fold(Model model, Map<String, Version> stored) {
        this.model = model;
        this.stored = stored;
    }

    /** @param stored versions that held before the first operation, by id */
    static @Nullable ModelChanges fold(Model model, Map<String, Version> stored, List<Operation> operations) {
        var fold = new Fold(model, stored);
        operations.forEach(fold::take);
        fold.closeEntry();
        return fold.changedAt < 0 ? null : fold.changes();
    }

    private void take(Operation operation) {
        if (operation.position() != position) closeEntry();
        position = operation.position();
        String id = operation.id();
        Row before = entry.containsKey(id) ? entry.get(id) : object(id).row;
        entry.put(id, operation.change().of(before));
    }

    private void closeEntry() {
        entry.forEach((id, row) -> {
            if (object(id).become(row, position)) changedAt = position;
        });
        entry.clear();
    }

    private Growing object(String id) {
        return objects.computeIfAbsent(id, key -> new Growing(stored.get(key)));
    }

    private ModelChanges changes() {
        var evolutions = new ArrayList<Evolution>();
        var tallies = new HashMap<Tally, Long>();
        objects.forEach((id, object) -> {
            if (!object.changed) return;
            Version before = object.stored;
            if (before != null) tallies.merge(tally(before.row()), -1L, Long::sum);
            if (object.row != null) tallies.merge(tally(object.row), 1L, Long::sum);
            evolutions.add(new Evolution(id, before == null ? null : before.until(object.storedUntil), object.ended()));
        });
        tallies.values().removeIf(difference -> difference == 0);
        return new ModelChanges(model, changedAt, evolutions, tallies);
    }

    private Tally tally(Row row) {
        var fields = new HashMap<String, Object>();
        for (String name : model.tallies()) {
            Object value = row.fields().get(name);
            if (value != null) fields.put(name, value);
        }
        return new Tally(row.schools(), row.active(), fields);
    }

    /** An object within the batch. */
    private static final class Growing {
        private final @Nullable Version stored;
        private final List<Version> ended = new ArrayList<>();
        private @Nullable Row row;
        private long from;
        private long storedUntil;
        private boolean changed;

        Growing(@Nullable Version stored) {
            this.stored = stored;
            this.row = stored == null ? null : stored.row();
        }

        boolean become(@Nullable Row next, long position) {
            if (Objects.equals(row, next)) return false;
            if (!changed) storedUntil = position;
            if (changed && row != null) ended.add(new Version(row, from, position));
            changed = true;
            row = next;
            from = position;
            return true;
        }

        List<Version> ended() {
            if (row != null) ended.add(new Version(row, from, Version.FOREVER));
            return List.copyOf(ended);
        }
    }
}
