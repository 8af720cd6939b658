package org.rollbook.messages.audit;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The administrators' log of vendors' requests that failed, of all nodes, kept for 30 days. It holds neither secrets nor
 * bodies. It is written aside: nobody waits for it, and when there is too much for it, it counts what it leaves out.
 */
public interface RequestLog {
    /** @param detail what only administrators are told, found out when there is room for it; null for nothing */
    void add(FailedRequest request, @Nullable Supplier<String> detail);

    /** Newest first. */
    CompletableFuture<Page> find(Question question);

    /**
     * @param connectionId null for all
     * @param code null for all
     * @param requestId null for all
     * @param after cursor of the page before; null for the first one
     */
    record Question(
            @Nullable String connectionId,
            @Nullable String code,
            @Nullable String requestId,
            int limit,
            @Nullable String after) {}

    /**
     * @param detail what the vendor was not told
     * @param leftOut requests that failed shortly before this one and are not in the log
     */
    record Entry(FailedRequest request, @Nullable String detail, long leftOut) {}

    /**
     * @param total how many satisfy the question
     * @param next cursor behind the last entry; null at the end
     * @param leftOut how many requests of the last 30 days are not in the log
     */
    record Page(List<Entry> entries, long total, @Nullable String next, long leftOut) {}
}
