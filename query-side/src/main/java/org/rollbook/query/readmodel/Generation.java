package org.rollbook.query.readmodel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Batch.ModelChanges;
import org.rollbook.query.readmodel.Recorder.Operation;
import org.rollbook.query.readmodel.RowStore.Progress;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A generation of the read models as this node works with it: its rows and how far they are. */
final class Generation {
    /** So many models are asked at once for rows that are about to change. */
    private static final int AT_ONCE = 4;

    private final ReadModelStore.Generation stored;
    private final RowStore rows;
    private final Standing standing;

    Generation(ReadModelStore.Generation stored, RowStore rows) {
        this.stored = stored;
        this.rows = rows;
        this.standing = new Standing();
    }

    int number() {
        return stored.number();
    }

    RowStore rows() {
        return rows;
    }

    Standing standing() {
        return standing;
    }

    /** False for a model that newer code knows and the generation was not made for. */
    boolean has(Model model) {
        return stored.models().contains(model.name());
    }

    Mono<Progress> progress() {
        return rows.progress();
    }

    Mono<Boolean> apply(Batch batch) {
        return rows.apply(batch);
    }

    /** @param unwritten the batch before, when it may not be stored yet */
    Mono<Batch> fold(long after, long upTo, List<Operation> operations, @Nullable Batch unwritten) {
        Map<String, List<Operation>> byModel = new LinkedHashMap<>();
        for (var operation : operations) {
            if (has(operation.model())) {
                byModel.computeIfAbsent(operation.model().name(), name -> new ArrayList<>())
                        .add(operation);
            }
        }
        return Flux.fromIterable(byModel.values())
                .flatMapSequential(ofModel -> changes(after, ofModel, unwritten), AT_ONCE)
                .collectList()
                .map(changes -> new Batch(after, upTo, changes));
    }

    private Mono<ModelChanges> changes(long after, List<Operation> operations, @Nullable Batch unwritten) {
        var model = operations.getFirst().model();
        Set<String> ids = operations.stream().map(Operation::id).collect(Collectors.toSet());
        var stored = unwritten == null ? rows.versions(model, ids, after) : versions(model, ids, unwritten);
        return stored.mapNotNull(versions -> Fold.fold(model, versions, operations));
    }

    private Mono<Map<String, Version>> versions(Model model, Set<String> ids, Batch unwritten) {
        var last = unwritten.last(model);
        last.keySet().retainAll(ids);
        ids.removeAll(last.keySet());
        last.values().removeIf(Objects::isNull);
        return (ids.isEmpty() ? Mono.just(Map.<String, Version>of()) : rows.versions(model, ids, unwritten.after()))
                .map(stored -> {
                    last.putAll(stored);
                    return last;
                });
    }
}
