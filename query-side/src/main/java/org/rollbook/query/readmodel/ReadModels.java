package org.rollbook.query.readmodel;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The read side's store, as query handlers see it: always the current generation. */
public interface ReadModels {
    /** The position that everything up to which is visible. */
    long position();

    /** The position of the last change to the model that is visible: as of it, the model looks as it does now. */
    long changedAt(Model model);

    Mono<Row> get(Model model, String id, Scope scope, long asOf);

    Flux<Row> page(Selection selection);

    Mono<Long> count(Model model, Criteria criteria, Scope scope, long asOf);

    /** Those of the ids whose rows are in scope. */
    Mono<Collection<String>> visible(Model model, Collection<String> ids, Scope scope, long asOf);

    /** Waits until {@link #position()} has reached the position. */
    Mono<Void> reached(long position);

    /** State of the generations for health and for the audit: name, position, and digest of each model as of it. */
    Mono<Map<String, String>> digests(@Nullable Long asOf);
}
