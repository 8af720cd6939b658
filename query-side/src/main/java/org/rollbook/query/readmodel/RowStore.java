package org.rollbook.query.readmodel;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The rows of one generation. Any number of nodes may apply the same entries: a batch is applied once, by whoever comes
 * first. Reads are as of a position and never see a batch that is not yet whole.
 */
public interface RowStore {
    Mono<Progress> progress();

    /** The versions that hold as of the position, by id; for folding a batch. */
    Mono<Map<String, Version>> versions(Model model, Collection<String> ids, long asOf);

    /**
     * Makes the batch visible as a whole, once it is subscribed to, for which it is made ready before.
     *
     * @return false when the store is not at the batch's beginning, or bound to another end: see {@link #progress()}
     */
    Mono<Boolean> apply(Batch batch);

    Mono<Row> get(Model model, String id, Scope scope, long asOf);

    Flux<Fragment> page(Selection selection, Form form);

    Flux<Change> changes(History history);

    Mono<Long> count(Model model, Criteria criteria, Scope scope, long asOf);

    Mono<Collection<String>> visible(Model model, Collection<String> ids, Scope scope, long asOf);

    /** A digest of every version up to the position; equal for equal rows in the same kind of store. */
    Mono<String> digest(Model model, long asOf);

    /** Housekeeping after many changes, when there is nothing else to do. */
    default Mono<Void> settle() {
        return Mono.empty();
    }

    /**
     * How far a generation has come.
     *
     * @param promised the end that the next batch must have, since part of it may be there already; null when it is
     *     free
     * @param changedAt position of the last change, by the name of the model
     */
    record Progress(long position, @Nullable Long promised, Map<String, Long> changedAt) {}
}
