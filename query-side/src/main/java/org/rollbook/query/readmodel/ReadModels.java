package org.rollbook.query.readmodel;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The read side's store, as query handlers see it: always the current generation. */
public interface ReadModels {
    /** Number of the generation that is read. Another may show the same positions in another way. */
    int generation();

    /** Everything up to this position is visible. */
    long position();

    /** The position of the last change to the model that is visible: as of it, the model looks as it does now. */
    long changedAt(Model model);

    Mono<Row> get(Model model, String id, Scope scope, long asOf);

    /** The rows of a page in order, without their index fields: {@link #get} gives whole rows. */
    Flux<Fragment> page(Selection selection, Form form);

    default Flux<Fragment> page(Selection selection) {
        return page(selection, Form.BODY);
    }

    /** What happened to a model's rows, in the order of the ledger. */
    Flux<Change> changes(History history);

    Mono<Long> count(Model model, Criteria criteria, Scope scope, long asOf);

    /** Those of the ids whose rows are in scope. */
    Mono<Collection<String>> visible(Model model, Collection<String> ids, Scope scope, long asOf);

    /** Waits until {@link #position()} has reached the position. */
    Mono<Void> reached(long position);

    /** A digest of every version of every row up to the position, by the name of the model; null for the newest. */
    Mono<Map<String, String>> digests(@Nullable Long asOf);
}
