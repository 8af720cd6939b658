package org.rollbook.ledger;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * One unit of work that waits to be written: all of its drafts or none. Its future ends with the position of its last
 * entry, when that is durable.
 */
final class Append {
    final List<Draft> drafts;
    final int size;
    final CompletableFuture<Long> written = new CompletableFuture<>();
    private final BiFunction<RuntimeException, Draft, RuntimeException> translate;

    /** @param translate what the caller is told about a problem with one of its drafts */
    Append(List<Draft> drafts, BiFunction<RuntimeException, Draft, RuntimeException> translate) {
        this.drafts = drafts;
        this.size = drafts.stream().mapToInt(draft -> draft.content().size()).sum();
        this.translate = translate;
    }

    void fail(RuntimeException problem, Draft draft) {
        written.completeExceptionally(translate.apply(problem, draft));
    }

    void fail(RuntimeException problem) {
        fail(problem, drafts.getFirst());
    }
}
